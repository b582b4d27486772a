/** English words so frequent that they tell nothing about what is looked for. */
const STOP_WORDS = new Set(
  (
    'a about all also am an and any anybody anyone are as at be because been being but by can cannot could did do does ' +
    'doing for from had has have having he her here him his how i if in into is it its itself just me might my myself ' +
    'no nor not of on once one or our ours out over please she should shall so some somebody someone such than that the ' +
    'their theirs them themselves then there these they this those through to too under until up upon us very was we ' +
    'were what when where whether which while who whom whose why will with would you your yours ' +
    "aren't can't couldn't didn't doesn't don't hasn't haven't i'm i've isn't it's that's there's wasn't what's won't"
  ).split(' '),
);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** English words that come with asking, thanking and telling what was tried: they say little of what it is about. */
const CONVERSATIONAL_WORDS = new Set(
  (
    'able anything come does else even ever everyone everything find found get gets getting give go goes going good got ' +
    'guys happen happens hello help hey hi keep know knows let like likes look looking looks lot make makes making many ' +
    'maybe mean means much need needed needs now ok okay please possible problem problems put question questions really ' +
    'right said say says see seem seems something still sure take tell thank thanks thing things think tried tries try ' +
    "trying use used uses using want wanted wants way ways well work working works yes let's"
  ).split(' '),
);

export function isConversational(word: string): boolean {
  return CONVERSATIONAL_WORDS.has(word);
}

/** What makes a sentence in Chinese a question and says nothing of what it is about; simplified, as texts are folded. */
const QUESTION_WORDS =
  /怎么样|怎么办|怎么|怎样|咋样|咋办|咋|如何|为什么|为啥|为何|什么时候|什么样|什么意思|什么|啥|哪一年|哪一个|哪一|哪些|哪个|哪里|哪儿|哪位|哪种|哪年|多少|多久|几个|何时|何地|何人|何处|有没有|是不是|能不能|可不可以|会不会|要不要|该不该|是否|能否|可否|是谁|谁是|有谁|请问|问一下|想问|想知道|有人知道|谁知道|大家|告诉我|帮忙|求助|一下|应该|可以|才能|吗|呢|吧|呀|啊/gu;

/** For each UTF-16 unit of a run, whether it belongs to a word that only makes a question of it. */
export function questionUnits(run: string): boolean[] {
  const marks = new Array<boolean>(run.length).fill(false);
  for (const match of run.matchAll(QUESTION_WORDS)) {
    marks.fill(true, match.index, match.index + match[0].length);
  }
  return marks;
}
