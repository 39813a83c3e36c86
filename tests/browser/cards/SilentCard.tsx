/** A card that forgets to call `hubspot.extend`. */
import { logger } from '@hubspot/ui-extensions';

logger.info('loaded, and nothing else');
