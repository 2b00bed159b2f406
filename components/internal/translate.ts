import type { Strings } from './strings/strings.js';

/** Gives the text of a key, with what goes into it. */
export type Translate = <Key extends keyof Strings>(
  key: Key,
  ...args: Strings[Key] extends (...args: infer Args) => string ? Args : []
) => string;
