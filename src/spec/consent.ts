import * as v from 'valibot';

export const CONSENT_PURPOSES = ['interview', 'recording', 'proctoring', 'snapshots'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Proof of what was agreed to: the hash is of the very text that was shown. */
export const ConsentReceiptSchema = v.object({
  purposes: v.pipe(
    v.array(
      v.object({
        purpose: v.picklist(CONSENT_PURPOSES),
        granted: v.boolean(),
        /** Version of the notice. */
        version: v.pipe(v.string(), v.minLength(1)),
        /** SHA-256 of the notice text, hex. */
        hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex')),
      }),
    ),
    v.minLength(1),
  ),
  /** BCP 47 tag of the notice. */
  language: v.string(),
  /** The notice said that the interviewer is an AI. Required by law in the EU (AI Act, Art. 50). */
  aiDisclosed: v.literal(true),
});
export type ConsentReceipt = v.InferOutput<typeof ConsentReceiptSchema>;
