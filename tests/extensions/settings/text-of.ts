interface Node {
  readonly text: string | null;
  readonly props?: object;
  readonly childNodes?: readonly Node[];
}

/** Props that people read. */
const SAID = ['title', 'label', 'description', 'validationMessage'];

/** Every word under a node, in reading order: titles and labels too, and what its buttons open. */
export function textOf(node: Node): string {
  if (node.childNodes === undefined) return node.text ?? '';
  const props = new Map<string, unknown>(Object.entries(node.props ?? {}));
  const said = SAID.map((name) => props.get(name)).filter((value) => typeof value === 'string');
  const overlay = props.get('overlay') as Node | undefined;
  const opened = overlay === undefined ? [] : [textOf(overlay)];
  return [...said, ...node.childNodes.map(textOf), ...opened].filter((text) => text !== '').join(' ');
}
