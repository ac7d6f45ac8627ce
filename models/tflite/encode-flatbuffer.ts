// Writes flatbuffers (https://flatbuffers.dev/internals) without generated code: enough to put new tables in front of
// an existing file and let them refer to its tables.

/** What a field of a table holds: a number, or a node further on in the file. */
export type FlatField =
  { readonly byte: number } | { readonly integer: number } | { readonly to: FlatNode } | undefined;

export type FlatNode =
  /** Fields by their number in the schema; undefined where the default holds. */
  | { readonly fields: readonly FlatField[] }
  | { readonly items: readonly FlatNode[] }
  | { readonly integers: readonly number[] }
  | { readonly floats: readonly number[] }
  /** Raw bytes, on a multiple of 16 as TensorFlow Lite wants its buffers. */
  | { readonly bytes: Uint8Array }
  | { readonly text: string }
  /** A table of the old file that follows the new ones: its position there. */
  | { readonly old: number };

interface Placed {
  readonly node: FlatNode;
  readonly at: number;
}

/**
 * The bytes of a flatbuffer with this root, this identifier (four letters) and, after everything new, an old file.
 * References only point forward, so each node stands behind the one that refers to it and is referred to once.
 */
export function encodeFlatbuffer(
  root: FlatNode,
  identifier: string,
  old: Uint8Array = new Uint8Array(),
): Uint8Array {
  const placed = new Map<FlatNode, number>();
  const order: Placed[] = [];
  let end = 8;
  const place = (node: FlatNode): void => {
    if ('old' in node) return;
    if (placed.has(node)) throw new Error('A node of a flatbuffer may be referred to once.');
    const at = startOf(node, end);
    placed.set(node, at);
    order.push({ node, at });
    end = at + sizeOf(node);
    for (const child of childrenOf(node)) place(child);
  };
  place(root);
  const base = roundUp(end, 16);

  const bytes = new Uint8Array(base + old.length);
  const view = new DataView(bytes.buffer);
  bytes.set(old, base);
  const positionOf = (node: FlatNode): number => ('old' in node ? base + node.old : placed.get(node)!);
  view.setUint32(0, positionOf(root), true);
  bytes.set(new TextEncoder().encode(identifier).subarray(0, 4), 4);
  for (const { node, at } of order) write(view, node, at, positionOf);
  return bytes;
}

function childrenOf(node: FlatNode): readonly FlatNode[] {
  if ('items' in node) return node.items;
  if ('fields' in node) return node.fields.flatMap((field) => (field && 'to' in field ? [field.to] : []));
  return [];
}

/** A table's own table of offsets stands directly before it. */
function startOf(node: FlatNode, from: number): number {
  if ('fields' in node) return roundUp(from + offsetsSize(node.fields.length), 4);
  if ('bytes' in node) return roundUp(from + 4, 16) - 4;
  return roundUp(from, 4);
}

function sizeOf(node: FlatNode): number {
  if ('fields' in node) return 4 + 4 * node.fields.length;
  if ('items' in node) return 4 + 4 * node.items.length;
  if ('integers' in node) return 4 + 4 * node.integers.length;
  if ('floats' in node) return 4 + 4 * node.floats.length;
  if ('bytes' in node) return 4 + node.bytes.length;
  if ('text' in node) return 4 + new TextEncoder().encode(node.text).length + 1;
  return 0;
}

function write(view: DataView, node: FlatNode, at: number, positionOf: (node: FlatNode) => number): void {
  const refer = (slot: number, target: FlatNode): void => {
    view.setUint32(slot, positionOf(target) - slot, true);
  };
  if ('fields' in node) {
    const offsets = at - offsetsSize(node.fields.length);
    view.setInt32(at, at - offsets, true);
    view.setUint16(offsets, offsetsSize(node.fields.length), true);
    view.setUint16(offsets + 2, sizeOf(node), true);
    node.fields.forEach((field, index) => {
      if (field === undefined) return;
      const slot = at + 4 + 4 * index;
      view.setUint16(offsets + 4 + 2 * index, slot - at, true);
      if ('to' in field) refer(slot, field.to);
      else if ('byte' in field) view.setUint8(slot, field.byte);
      else view.setInt32(slot, field.integer, true);
    });
  } else if ('items' in node) {
    view.setUint32(at, node.items.length, true);
    node.items.forEach((item, index) => {
      refer(at + 4 + 4 * index, item);
    });
  } else if ('integers' in node) {
    view.setUint32(at, node.integers.length, true);
    node.integers.forEach((value, index) => {
      view.setInt32(at + 4 + 4 * index, value, true);
    });
  } else if ('floats' in node) {
    view.setUint32(at, node.floats.length, true);
    node.floats.forEach((value, index) => {
      view.setFloat32(at + 4 + 4 * index, value, true);
    });
  } else if ('bytes' in node || 'text' in node) {
    const content = 'bytes' in node ? node.bytes : new TextEncoder().encode(node.text);
    view.setUint32(at, content.length, true);
    new Uint8Array(view.buffer).set(content, at + 4);
  }
}

/** Size of a table's offsets: their own size, the table's size, one offset per field, all uint16. */
function offsetsSize(fields: number): number {
  return 4 + 2 * fields;
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
