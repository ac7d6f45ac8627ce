/** The key that does the same. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return <kbd className="key-hint">{keys}</kbd>;
}
