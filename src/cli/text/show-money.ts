/** Formats whole amounts of a currency for a table. */
export function moneyFormat(currency: string): (amount: number) => string {
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: 0 });
  return (amount) => format.format(amount);
}
