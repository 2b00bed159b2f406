import { en as texts } from '../internal/strings/en/index.js';
import type { Language } from '../internal/strings/strings.js';

/** All texts in English, to translate from. Elements bring their own; nobody has to register them. */
export const en: Language = { $code: 'en', $name: 'English', $dir: 'ltr', ...texts };
