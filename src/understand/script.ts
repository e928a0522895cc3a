// The script that a message is written in, where it is one that nobody here reads by machine.

/** Whether a text has words in Yi script (Unicode Yi Syllables). A single sign may be a smiley: ꉂ. */
export const isYi = (text: string): boolean => /\p{Script=Yi}(?:.{0,40}\p{Script=Yi})/u.test(text)
