const WEEK = 7 * 86_400_000;
const UNITS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000];

/** How long a workflow waits for an action, from an ISO 8601 duration (`P1W`, `P2D`, `PT90M`); a week where there is none. */
export function blockMilliseconds(duration: unknown): number {
  const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(String(duration));
  const sum = (parts ?? []).slice(1).reduce((total, part, index) => total + Number(part || 0) * (UNITS[index] ?? 0), 0);
  return sum > 0 ? sum : WEEK;
}
