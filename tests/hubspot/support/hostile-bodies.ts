import { seededRandom } from '../../support/seeded-random.ts';

type Draw = (limit: number) => number;

/** Values that no event should have, as JSON. */
const ODD_VALUES: readonly string[] = [
  'null',
  'true',
  '-1',
  '0',
  '1e400',
  '-0',
  '9007199254740993',
  '9223372036854775808',
  '90071992547409931234',
  '"9223372036854775807"',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"\\udfff x \\ud83d"',
  '"__proto__"',
  '[]',
  '[[[[]]]]',
  '{}',
  '{"__proto__":{"portalId":1}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toString":1,"valueOf":2}',
  '[1,"2",null,9223372036854775808]',
  '4711',
  '"4711"',
  '" 4711"',
  '"4711; drop table"',
  '"object.creation"',
  '"object.merge"',
  '"deal.associationChange"',
  '"."',
  '"__proto__.constructor"',
  '"0-3"',
  '"constructor"',
];

const FIELDS: readonly string[] = [
  'portalId',
  'appId',
  'eventId',
  'subscriptionId',
  'subscriptionType',
  'occurredAt',
  'objectId',
  'objectTypeId',
  'propertyName',
  'propertyValue',
  'changeSource',
  'sourceId',
  'fromObjectId',
  'toObjectId',
  'fromObjectTypeId',
  'toObjectTypeId',
  'associationType',
  'associationTypeId',
  'associationRemoved',
  'primaryObjectId',
  'mergedObjectIds',
  'newObjectId',
  '__proto__',
  'constructor',
  'prototype',
  'toJSON',
  'hasOwnProperty',
  '',
  '\\u0000',
];

/** Bodies that nobody should send: the same for the same seed. */
export function* hostileBodies(count: number, seed: number): Generator<Buffer> {
  const random = seededRandom(seed);
  const draw: Draw = (limit) => Math.floor(random() * limit);
  for (let index = 0; index < count; index += 1) yield Buffer.from(bodyOf(draw), 'latin1');
}

function bodyOf(draw: Draw): string {
  switch (draw(40)) {
    case 0:
      return nested(draw, '[', ']');
    case 1:
      return nested(draw, '{"a":', '}');
    case 2:
      return Array.from({ length: draw(60) }, () => String.fromCharCode(draw(256))).join('');
    case 3:
      return `[${Array.from({ length: 101 + draw(200) }, () => event(draw)).join(',')}]`;
    case 4:
      return pick(draw, ODD_VALUES);
    case 5:
      return cut(draw, `[${event(draw)},${event(draw)}]`);
    default:
      return `[${Array.from({ length: draw(4) }, () => event(draw)).join(',')}]`;
  }
}

/** Deep enough that a parser which calls itself comes to its end, now and then. */
function nested(draw: Draw, open: string, close: string): string {
  const depth = draw(50) === 0 ? 60_000 : draw(2_000);
  return `[{"portalId":4711,"objectId":90071992547409931234,"a":${open.repeat(depth)}1${close.repeat(depth)}}]`;
}

/** Fields in any order, some of them twice. */
function event(draw: Draw): string {
  const fields = Array.from({ length: draw(12) }, () => `"${pick(draw, FIELDS)}":${pick(draw, ODD_VALUES)}`);
  const portal = draw(3) === 0 ? [] : ['"portalId":4711'];
  return `{${[...portal, ...fields].join(',')}}`;
}

function cut(draw: Draw, text: string): string {
  const at = draw(text.length);
  return text.slice(0, at) + String.fromCharCode(draw(256)) + text.slice(at + draw(3));
}

function pick(draw: Draw, from: readonly string[]): string {
  return from[draw(from.length)] ?? '';
}
