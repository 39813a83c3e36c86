import {
  dealsPreviewSchema,
  segmentsPreviewSchema,
  touchesPreviewSchema,
} from '../../../extensions/shared/settings-view.ts';
import { walletPreviewSchema } from '../../../extensions/shared/wallet-view.ts';
import * as given from '../../extensions/settings/preview-fixtures.ts';
import { said } from './gallery-state.ts';

export const dealsPreview = said(dealsPreviewSchema, given.dealsPreview);
/** With words that no deal holds. */
export const noRenewals = said(dealsPreviewSchema, given.noRenewals);
export const touchesPreview = said(touchesPreviewSchema, given.touchesPreview);
export const segmentsPreview = said(segmentsPreviewSchema, given.segmentsPreview);
export const walletPreview = said(walletPreviewSchema, given.walletPreview);
