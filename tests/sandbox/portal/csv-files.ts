import type { PortalSource } from '../../../sandbox/crm/crm-data.ts';
import { importCsvFolder, type ImportOptions } from '../../../sandbox/portal/import-csv.ts';
import { makeTemporaryDirectory, writeFiles } from '../../support/temporary-directory.ts';

export const COMPANIES = `Record ID,Company name,Industry,Annual technology budget,Create Date,Company owner
101,Brenvik Logistics,Logistics,50000,2024-01-10 09:00,Ada Kaya
102,"Kestdal, Sons & Co",Retail,,2024-02-10,ada@lumenta.example
`;
export const DEALS = `Record ID,Deal Name,Pipeline,Deal Stage,Deal Type,Close Date,Amount,Currency,Associated Company IDs
201,First,Sales,Closed Won,newbusiness,2024-03-01 12:00,1000.5,EUR,101
202,Second,Renewals,closed lost,Existing Business,2025-03-01 12:00,2000,EUR,101;102
203,Third,Sales,Negotiation,existingbusiness,2027-01-01,300,USD,102
204,Fourth,Sales,Closed won,,2025-04-01 23:30,"1,250.75",EUR,102
`;
const CONTACTS = `Record ID,First Name,Associated Company IDs
301,Mara,101
302,Nils,102;101
`;
export const ENGAGEMENTS = `Record ID,Type,Activity Date,Direction,Outcome,Subject,Sequence ID,Associated Company IDs,Associated Contact IDs,Associated Deal IDs
401,Call,2025-05-01 10:00,Outbound,Connected,Check-in,,101,301,
402,CALL,2025-05-02 10:00,outbound,No answer,Check-in,,101,,
403,Meeting,2025-05-03 10:00,,Completed,Review,,101,301;302,
404,Meeting,2025-09-03 10:00,,Scheduled,Review,,101,,
405,Email,2025-05-04 10:00,Inbound,,Re: question,,101,,
406,Email,2025-05-05 10:00,Outbound,Bounced,Hello,,101,,
407,Email,2025-05-06 10:00,Outbound,Sent,One last try,77,101,,
408,LinkedIn message,2025-05-07 10:00,Outbound,Sent,Hi,,101,,
409,Note,2025-05-08 10:00,,,Internal,,101,,
410,Task,2026-05-08 10:00,,,Call back,,101,,202
411,Meeting,2025-05-09 10:00,,No show,Review,,,301,
`;

export type Files = Readonly<Record<string, string>>;

/** Writes the files into a folder of their own and imports it. */
export async function importFiles(files: Files, options: ImportOptions = {}): Promise<PortalSource> {
  return importCsvFolder(folderWith(files), options);
}

export function folderWith(files: Files): string {
  const folder = makeTemporaryDirectory();
  writeFiles(folder, files);
  return folder;
}

/** A folder with all four files and nothing wrong in them. */
export const ALL: Files = {
  'companies.csv': COMPANIES,
  'deals.csv': DEALS,
  'contacts.csv': CONTACTS,
  'engagements.csv': ENGAGEMENTS,
};
