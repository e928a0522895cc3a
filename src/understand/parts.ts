// The matters of one message: people tell several at once, with a word such as 另外 or a full stop between them.

const breaks =
  /[。!?;\n.!?;]+|[,,\s](?=(?:另外|还有|对了|顺便|再问|再就是|其次|然后|还想|还要|同时|第[一二三]|also|and also)\S)|(?<=\S{4})(?:另外|对了|顺便)/
/** Words that join a matter to the one before. */
const joint = /^[\s,,、]*(?:另外|还有|对了|顺便|再就是|其次|然后|同时|and|also)[\s,,、]*/
/** Shorter pieces tell nothing by themselves. */
const shortest = 4
/** More would be read by nobody. */
const atMost = 6

/** The pieces of a text that may each be a matter of its own. */
export const partsOf = (text: string): string[] =>
  text
    .split(breaks)
    .map((part) => part.replace(joint, '').trim())
    .filter((part) => part.length >= shortest)
    .slice(0, atMost)
