/** How long the file stays readable, ms: some browsers begin to read it well after the click. */
const READABLE_MS = 40_000;

/** Hands a file to the browser's downloads. `place` is where the link stands while it is pressed. */
export function saveFile(place: ParentNode, file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.hidden = true;
  place.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), READABLE_MS);
}
