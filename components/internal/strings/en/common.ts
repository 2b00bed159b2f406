/** Texts that several elements use. */
export const common = {
  continue: 'Continue',
  back: 'Back',
  close: 'Close',
  tryAgain: 'Try again',
  loading: 'Loading…',
  staysHere: 'Stays on this computer',
  unknown: 'unknown',
  /** Between the members of a list. */
  comma: ', ',
  noInterview: 'There is no interview to show yet.',
  fieldName: 'Name',
  fieldEmail: 'E-mail',
  fieldSubject: 'Subject or role',
};
