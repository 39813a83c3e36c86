import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';
import { exportCompanies } from '../../operations/rescore/export-rows.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors, KeptPortal } from '../doors/doors.ts';
import { EXPORT_HEADINGS, exportCells, toCsvRow } from './export-cells.ts';

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * Writes one row for each company, to a file or to standard output, page by page.
 *
 * @returns how many companies
 * @throws {CommandFailure} where the file cannot be written
 */
export async function writeExport(
  doors: Pick<CommandDoors, 'out'>,
  portal: KeptPortal,
  { format, out }: { readonly format: ExportFormat; readonly out: string | undefined },
): Promise<number> {
  const file = out === undefined ? null : openFile(out);
  const write = async (line: string): Promise<void> => {
    if (file === null) doors.out(line);
    else await file.write(line);
  };
  let companies = 0;
  await write(format === 'csv' ? toCsvRow(EXPORT_HEADINGS) : '[');
  for await (const page of exportCompanies(portal)) {
    for (const company of page) {
      const cells = exportCells(company);
      await write(format === 'csv' ? toCsvRow(cells) : `${companies === 0 ? '' : ','}${toJsonRow(cells)}`);
      companies += 1;
    }
  }
  if (format === 'json') await write(']');
  await file?.close();
  return companies;
}

function toJsonRow(cells: ReturnType<typeof exportCells>): string {
  return JSON.stringify(Object.fromEntries(EXPORT_HEADINGS.map((heading, index) => [heading, cells[index] ?? null])));
}

function openFile(path: string): {
  readonly write: (line: string) => Promise<void>;
  readonly close: () => Promise<void>;
} {
  const stream = createWriteStream(path);
  const done = finished(stream).catch(() => {
    throw new CommandFailure(
      `${path} cannot be written. Name a file in a folder that exists and that you may write to.`,
    );
  });
  // Whoever writes or closes is told; until then nobody listens.
  done.catch(() => undefined);
  return {
    write: async (line) => {
      if (!stream.write(`${line}\n`)) await Promise.race([once(stream, 'drain'), done]);
    },
    close: async () => {
      stream.end();
      await done;
    },
  };
}
