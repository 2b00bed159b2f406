import type { Language } from '../../../components/languages/index.js';

type Texts = Readonly<Record<string, unknown>>;

/** What goes into a text, to be found again in what it says; figures, because some texts count, and words. */
const NUMBERS = ['23', '57', '88'];
const WORDS = ['Kwa', 'Vex', 'Zub'];

/** Texts whose words depend on an argument that is not said itself. */
const CHOOSES: Readonly<Record<string, string>> = {
  reportQuestionShort: 'a mark says whether it is a follow-up',
  setupWish: 'a name of a degree, by its kind',
  setupProblem: 'a sentence stands in for the English one',
  setupExtraTimeOf: 'a share, or a factor',
  setupDifficultyName: 'a name',
};

/** What is wrong with a language, measured by English. */
export function problemsOf(language: Language, english: object): string[] {
  const [texts, model] = [language as unknown as Texts, english as Texts];
  const wrong = Object.keys(model).flatMap((key) => {
    const [text, original] = [texts[key], model[key]];
    if (text === undefined) return [`${key} is missing`];
    if (typeof text !== typeof original) return [`${key} is of another kind`];
    if (typeof text === 'string') return text.trim() === '' ? [`${key} is empty`] : [];
    return problemsOfFunction(key, text as Say, original as Say);
  });
  const surplus = Object.keys(texts).filter((key) => !(key in model) && !/^(?:error|action) /.test(key));
  return [...wrong, ...surplus.map((key) => `${key} is not in English`)].sort();
}

type Say = (...args: unknown[]) => string;

function problemsOfFunction(key: string, text: Say, original: Say): string[] {
  if (text.length !== original.length) return [`${key} takes ${text.length} of ${original.length} arguments`];
  if (key in CHOOSES) return text(...WORDS).trim() === '' ? [`${key} is empty`] : [];
  const said = (say: Say, args: readonly unknown[]): boolean[] => args.slice(0, say.length).map((arg) => say(...args).toLowerCase().includes(String(arg).toLowerCase()));
  // What English says of its arguments, the language says too.
  const forgets = [NUMBERS, WORDS].some((args) => said(original, args).some((isSaid, index) => isSaid && !said(text, args)[index]));
  return forgets ? [`${key} does not say what goes into it`] : [];
}
