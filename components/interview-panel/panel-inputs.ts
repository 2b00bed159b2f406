import { InvalidInputError } from '../../src/errors/index.js';
import { parsePlan, parseQuestionBank, type InterviewPlan, type InterviewPlanInput, type QuestionBank } from '../../src/spec/index.js';
import { planFromAttributes, type PlanAttributes } from './plan-attributes.js';

/** What a host writes on a panel, unchecked. */
export interface PanelInputs {
  /** A whole plan; wins over the attributes. */
  readonly plan: InterviewPlanInput | undefined;
  readonly attributes: PlanAttributes;
  readonly banks: readonly unknown[] | undefined;
  readonly bankSrc: string | undefined;
}

/** Throws `InvalidInputError` (`plan/invalid`). Unknown attribute values are handed to `refuse`, and defaults used. */
export function planOf({ plan, attributes }: PanelInputs, refuse: (attribute: string, allowed: readonly string[]) => void): InterviewPlan {
  return parsePlan(plan ?? planFromAttributes(attributes, refuse));
}

/** The host's own question banks; undefined where it has none. Rejects with `InvalidInputError` (`bank/invalid`). */
export async function banksOf({ banks, bankSrc }: PanelInputs, signal: AbortSignal): Promise<readonly QuestionBank[] | undefined> {
  if (banks) return banks.map(parseQuestionBank);
  return bankSrc ? [parseQuestionBank(await fetchBank(bankSrc, signal))] : undefined;
}

async function fetchBank(src: string, signal: AbortSignal): Promise<unknown> {
  try {
    const response = await fetch(new URL(src, document.baseURI), { signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.json();
  } catch (cause) {
    signal.throwIfAborted();
    const problem = cause instanceof SyntaxError ? 'is not JSON' : 'could not be fetched';
    throw new InvalidInputError('bank', [{ path: 'bank-src', message: problem }], 'Check the address and the file.');
  }
}
