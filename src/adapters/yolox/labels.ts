/** What rules ask for, by the index of the class in COCO's list of 80, which is the order of the model's output. */
export const LABELS: ReadonlyMap<number, string> = new Map([
  [0, 'person'],
  [67, 'phone'],
  [73, 'book'],
]);
