interface Sound {
  readonly data: { readonly length: number };
  /** Hz. */
  readonly sampleRate: number;
}

/** How long a frame lasts, ms. */
export function frameLength({ data, sampleRate }: Sound): number {
  return (data.length / sampleRate) * 1000;
}

/** When it is over, ms on its own clock. */
export function frameEnd(frame: Sound & { readonly at: number }): number {
  return frame.at + frameLength(frame);
}
