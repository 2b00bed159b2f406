import type { Translation } from '@shoelace-style/localize';
import type { en } from './en/index.js';

type Widen<Value> = Value extends string ? string : Value;

/** Sentences of failures by code: what went wrong (`error media/denied`) and what to do (`action media/denied`). Ours are those of the errors. */
export type ErrorStrings = { readonly [Key in `error ${string}` | `action ${string}`]?: string };

/** Keys and their shapes; a translation has them all. Functions where a number or a name goes in. */
export type Strings = { [Key in keyof typeof en]: Widen<(typeof en)[Key]> } & Translation;
