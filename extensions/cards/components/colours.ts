/** Red only for what needs somebody's help; the words beside a colour always say the same. */
export const RISK_COLOURS = { low: 'success', watch: 'warning', high: 'danger', critical: 'danger' } as const;
export const SEGMENT_COLOURS = { ideal: 'success', uncertain: 'info', non_ideal: 'default' } as const;
