/** How long the file stays readable, ms: some browsers begin to read it well after the click. */
const READABLE_MS = 40_000;

/** Hands a text to the browser's downloads. `place` is where the link stands while it is pressed. */
export function saveFile(place: ParentNode, name: string, content: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[^\w.-]+/g, '_');
  link.hidden = true;
  place.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), READABLE_MS);
}
