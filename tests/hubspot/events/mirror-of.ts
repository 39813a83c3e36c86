import { joinLists, packList } from '../../../src/hubspot/mirror/pack-links.ts';
import type { HolderType } from '../../../src/hubspot/mirror/mirrored-types.ts';
import type { ObjectType } from '../../../src/hubspot/records/object-types.ts';
import type { MirrorStore } from '../../../src/operations/ports/mirror-store.ts';
import { createMemoryMirrorStore } from '../../support/memory-mirror-store.ts';

const HOLDERS = { company: 'companies', contact: 'contacts', deal: 'deals' } as const satisfies Readonly<
  Record<string, HolderType>
>;

type Links = readonly (readonly [to: ObjectType, ids: readonly string[]])[];

/** A mirror of some records with what is linked to them. */
export async function mirrorOf(
  ...records: readonly (readonly [kind: keyof typeof HOLDERS, id: string, links: Links])[]
): Promise<MirrorStore> {
  const mirror = createMemoryMirrorStore();
  await mirror.writeRecords(
    records.map(([kind, id, links]) => ({ kind, id, fields: '', links: pack(HOLDERS[kind], links) })),
  );
  return mirror;
}

function pack(from: HolderType, links: Links): string {
  return joinLists(
    new Map(
      links.map(([to, ids]) => [
        to,
        packList(
          from,
          to,
          ids.map((id) => ({ id, types: [] })),
        ),
      ]),
    ),
  );
}
