import { FORM_PATTERNS, LONGEST_FORM } from './forms.ts';
import { PatternSets, type Patterns } from './pattern-set.ts';

/**
 * What a message shows by its wording alone, as bits of one number, so that a million messages cost
 * four megabytes. The patterns are read against folded text (lower case, half width, simplified),
 * which is why one set serves simplified and traditional Chinese and English.
 */
export const Signal = {
  endsWithQuestionMark: 1 << 0,
  questionMark: 1 << 1,
  /** what, how, 什么, 怎么: asks for something to be filled in. */
  openQuestion: 1 << 2,
  /** is it, can I, 吗, 有没有: asks for yes or no. */
  closedQuestion: 1 << 3,
  /** anyone know, please help, 请问, 求助. */
  request: 1 << 4,
  /** fails, error, 报错, 打不开. */
  problem: 1 << 5,
  greeting: 1 << 6,
  thanks: 1 << 7,
  /** It worked: 解决了, that did it. */
  confirmation: 1 << 8,
  /** It did not: 还是不行, still doesn't. */
  failure: 1 << 9,
  /** Begins with yes, right, 对, 是的. */
  agreement: 1 << 10,
  /** Begins with no, nope, 不是, 没有. */
  denial: 1 << 11,
  /** ok, 嗯, 好的, and little else. */
  acknowledgement: 1 << 12,
  link: 1 << 13,
  code: 1 << 14,
  /** Numbered or bulleted lines. */
  steps: 1 << 15,
  /** Laughter, stickers and emoji with little else; +1, 打卡. */
  noise: 1 << 16,
  advertisement: 1 << 17,
  /** try, you should, 建议, 可以用. */
  advice: 1 << 18,
  /** because, 因为, 所以. */
  explanation: 1 << 19,
  firstPerson: 1 << 20,
  secondPerson: 1 << 21,
  /** Ends with a colon, a comma or dots: more is to come. */
  unfinished: 1 << 22,
  /** Begins with and, but, so, 然后, 但是. */
  continuation: 1 << 23,
  /** `*word`, s/a/b/, 打错了. */
  correction: 1 << 24,
  /** `!fact`, `/command`. */
  command: 1 << 25,
  /** Asks nobody: 谁知道呢, who cares, 不是吗. */
  rhetorical: 1 << 26,
  /** 吧, 对吗, right?: asks for assent. */
  assentQuestion: 1 << 27,
} as const;

/** Beside the signals of a message: a bot says it without replying to one. Not of the wording, and in no forest. */
export const ANNOUNCEMENT = 1 << 28;

/** Any of these, and the message probably asks something. */
export const ASKING = Signal.questionMark | Signal.openQuestion | Signal.closedQuestion | Signal.request;

export type SignalName = keyof typeof Signal;

const CLAUSE =
  '(?:^|[.,;:!?\\n(] ?|\\b(?:so|and|but|well|ok|okay|hi|hello|hey|also|then|btw|just|or|hmm|um|erm|sorry) )';
const AUXILIARY =
  "(?:is|isn't|isnt|are|aren't|was|were|do|does|don't|doesn't|doesnt|did|didn't|can|can't|cant|could|couldn't|would|wouldn't|will|won't|should|shouldn't|has|have|had|haven't|may|might|am|shall|must)";
const SUBJECT =
  '(?:i|you|u|ya|he|she|it|we|they|this|that|these|those|there|the|a|an|any|anyone|anybody|someone|somebody|my|your|his|her|our|their|its|not|one)';

const openEnglish = new RegExp(
  `${CLAUSE}(?:what|how|why|where|when|who|which|whose|whats|wat|hows)(?:'s|'re|'d)?\\b(?! (?:a |an )(?:shame|pity|nice|great|cool|mess|idiot))`,
);
const openEnglishInside =
  /\b(?:how (?:do|does|can|could|would|should|to|many|much|long|come)|what (?:is|are|do|does|should|would|kind|about|if|version|the)|any (?:idea|ideas|suggestion|suggestions|clue|advice|tips?|recommendations?|thoughts)|where (?:can|do|is|are)|why (?:is|does|do|are|not))\b/;
const closedEnglish = new RegExp(`${CLAUSE}${AUXILIARY} ${SUBJECT}\\b`);
const closedEnglishInside =
  /\b(?:is there (?:a|an|any|some)|(?:any|some) ?(?:one|body) (?:know|knows|here|have|has|use|uses|using|tried|got|else|familiar|able|help)|is it possible|do you (?:know|have|guys)|does any|has any ?(?:one|body)|or not\?)/;
const openChinese =
  /什么|怎么|怎样|咋|如何|为啥|为何|干嘛|干吗|多少|多久|多长|多大|多高|多远|多重|多快|(?<![这那好前后过十近没])几[个天次岁年月点时号种楼周位级成倍克片粒颗度页章题门分块步份](?!前)|几\?|哪|谁|何时|何处|啥/;
const closedChinese =
  /吗|是否|能否|可否|有没有|有无|是不是|能不能|会不会|要不要|可不可|行不行|好不好|对不对|该不该|用不用|需不需|(?!动不动|时不时|数不数)(\p{Script=Han})不\1|(\p{Script=Han})没\2|(?<![还都也就,.。…!?\s]|^)(?:没有?|不|么|没得)(?:[?~!。,\s]*)$|还是.{1,12}\?/u;
/** Told, not asked: 先看是不是…, 判断有没有…. */
const embeddedClosedChinese =
  /(?:看|想想|判断|检查|确认|先问|取决于|不管|无论|知道|清楚)[^,。!?]{0,12}?(?:是否|能否|有没有|是不是|能不能|会不会|要不要|(\p{Script=Han})不\1)/u;
const assentChinese = /(?:吧|对吗|是吗|对吧|是吧|好吗|行吗|可以吗|对不|是不)[?~!。\s]*$|呢[?~!。\s]*$/;
const assentEnglish =
  /(?:, ?(?:right|correct|yes|no|eh|huh|ok|okay)|\b(?:isn't it|aren't you|don't you|doesn't it|am i right)) ?\?+$/;
const embeddedChinese =
  /(?:不知道?|不清楚|不明白|没想到|知道|明白|说不出|想想|围观|回答|告诉你?|看看|看|无论|不管|不论|随便|管他)[^,。!?]{0,4}(?:什么|怎么|怎样|如何|为什么|多少|哪|谁|几|是否|啥)|(?:什么|怎么|哪里?|谁|多少|啥)(?:都|也)|比什么|哪个(.{1,4})哪个|说什么来着|我说怎么|没什么|没啥|不怎么|没怎么|没多少|什么的|多少(?:有|会|能|还)|怎么(?:说呢|可能|会呢)|几乎|这么|那么|要么/;
const requestChinese =
  /请问|请教|求助|求教|求救|求解|求指|求推荐|求问|求个|求一|问个|帮.{1,6}问|点算|跪求|想问|问一?下|想知道|想了解|有谁|谁(?:有|知道|能|会|懂|用过|遇到)|有人(?:知道|用过|遇到|会|能|懂)|大佬|帮忙|帮我|帮看|救命|不会弄|怎么办|怎么弄|推荐一?下|有推荐|咨询/;
const requestEnglish =
  /\b(?:need (?:some )?help|help me|(?:pls|plz|please) help|anyone know|looking for|wondering|i(?:'d| would) like to know|(?:quick|simple|stupid|dumb|noob|newbie) question|(?:have|got) a question|can (?:some|any) ?(?:one|body)|could (?:you|someone|somebody|anyone|anybody)|how do i|how can i|how to|recommend(?:ation)?s?\b.*\?|i (?:want|need|would like|'d like|am trying|'m trying) to)\b/;
const problemChinese =
  /报错|错误(?!示范|率)|失败|不行|不了|打不开|没反应|没声音|卡[死住顿在]|闪退|崩溃|死机|黑屏|蓝屏|乱码|异常|出问题|有问题|不能用|用不了|不好使|不成功|不工作|无法|不管用|没法|被拒|误删|老是|进不去|出不来|打不进|点不动|导不出|难受|疼|痛(?![苦点快])/;
const problemEnglish =
  /\b(?:error|errors|fail|fails|failed|failing|broken|crash|crashes|crashed|crashing|freezes?|frozen|problem|problems|trouble|issue|issues|bug|stuck|wrong|weird|strange|(?:doesn'?t|don'?t|didn'?t|not|won'?t|isn'?t|can'?t|cannot) (?:seem to )?(?:work|working|start|boot|find|get|see|run|open|install|connect|load|detect|recogni[sz]e|play|mount|login)|unable|no (?:sound|luck|such|longer|module)|missing|denied|refused|segfault|not found|already in use|timed? out)\b/;
const greeting =
  /^(?:hi|hello|hey|yo|hiya|howdy|greetings|morning|good (?:morning|evening|afternoon|night)|gn|night|bye|goodbye|cya|see (?:you|ya)|later|lates|sup|wb|welcome(?: back)?|you'?re welcome|yw|np|no problem|no worries|any time)\b.{0,24}$|^(?:(?:(?:大家|各位|群友们)?(?:早|早上|上午|中午|下午|晚上)好|大家好|各位好|你好|您好|hello|早安|早|晚安|拜拜|再见|在吗|在么|在不在?|有人吗|有人在吗|吃了吗|吃饭了吗|欢迎|报到|八八|88|不?客气|不用谢|不谢|没事儿?|应该的|别客气|小意思)(?:了|啊|呀|哦|哈|呢|啦|各位|大家|新人|朋友们?|老师|医生|同学们?|[~!,.。?\s])*)+$|^(?:欢迎|晚安|早安?|早上好)(?:@?[\p{L}\p{N}_]{1,8})[~!。啊哦\s]*$|what'?s up|how are you|how's it going|最近怎么样/u;
const thanksChinese = /谢谢(?!观看|收看|惠顾)|谢啦|谢了|感谢|多谢|谢过|蟹蟹|辛苦了|太有用了|受教了|学到了/;
const thanksEnglish = /3q|thx|\b(?:thanks?|thank (?:you|u)|thanx|ty|tyvm|cheers)\b|\bappreciate/;
const confirmationChinese =
  /(?:已经|已|都|终于|问题|搞|弄|就|可以|给)?(?:解决|搞定|成功)了|搞定|弄好了|(?:现在|这下|果然|真的|试了|真)?(?:可以了|能用了|好了|行了|有用|管用|好使了?)(?:[!~。,哈啦呀]|$)|(?:完美|成了)(?:[!~。,]|$)/;
const confirmationEnglish =
  /\b(?:that (?:did it|worked|works|fixed it|was it|solved it|helped)|it (?:works|worked|is working|'s working)(?: now)?|works (?:now|great|fine|perfectly|like a charm)|working now|worked(?: great| perfectly| like a charm)?$|(?:fixed|solved|sorted|figured it out)(?: it)?(?: now)?[.!]?$|problem solved|got it (?:working|to work)|all good now|did the trick)\b/;
const failureChinese = /还是不行|还是不能|还是没|还是报错|还是一样|不管用|没用|试过了|试了.{0,6}(?:不行|没)|没成功/;
const failureEnglish =
  /\b(?:still (?:not|no|doesn'?t|can'?t|won'?t|isn'?t|get|getting|the same|nothing|having|fails)|(?:didn'?t|doesn'?t|did not|does not) (?:work|help|fix|do)|no luck|same (?:error|problem|thing|issue)|already (?:tried|did)|tried that)\b/;
const agreement =
  /^(?:yes|yeah|yep|yup|yea|ya|yah|sure|right|correct|exactly|indeed|true|agreed|absolutely|definitely|aye|i think so|i guess|对|是的|是啊|是哦|是滴|没错|正确|当然|可以|能|会的|有的|有$|有[,。]|行[,。!]|嗯[,。]|恩[,。]|确实|同意|赞同|支持|要的|需要|是[,。]|是$)/;
const denial =
  /^(?:no|nope|nah|not|never|negative|i don'?t think|i doubt|isn'?t|doesn'?t|don'?t|不是|不能|不会|不用|不行|不可以|不对|不要|不需要|没有|没[,。]|没$|不[,。]|不$|不一定|未必|别|无[,。]|无$|暂时不|还没)/;
const acknowledgement =
  /^(?:ok|okay|k|kk|oki|okey|alright|i see|ic|ah|oh|ahh|ohh|aha|got it|gotcha|understood|cool|nice|great|awesome|hmm+|hm+|mm+|right|fair enough|ah ok|oh ok|ok cool|嗯+|恩+|哦+|噢|喔|好|好的|好滴|好吧|好嘞|行|行吧|收到|明白|明白了|懂了|知道了|了解|了解了|原来如此|这样啊?|这样子|是这样|可以|是的|对的?|好的?谢谢|ok的|okk?|1|get)[.!~。,…\s呢啊哈呀的]*$/;
const link = /https?:\/\/\S|\bwww\.\S|\b[a-z0-9-]+\.(?:com|org|net|io|cn|dev)(?:\/\S*)?\b/;
const code =
  /```|`[^`\n]+`|(?<!\S)\b(?:sudo|apt-get|apt|pip3?|npm|npx|git|docker|cd|ls|chmod|curl|wget|dpkg|brew|yum|systemctl|python3?|cat|grep|mkdir|rm|cp|mv|ssh) [\w.~/-]|(?<!\S)(?:\/(?:etc|usr|var|home|dev|proc|bin|opt|tmp|boot)\/\S+)|[\w)\]]\(\)|;\s*$|\{[^}\n]*[;:=][^}\n]*\}|\b(?:def|function|const|let|var|import|return|select) [\w*{"']+|=\w+\(|<\/?[a-z]+>|--?[a-z][\w-]+=/m;
const steps =
  /(?:^|\n)\s*(?:\d{1,2}[.)、:](?!\d)|第[一二三四五六七八九十\d]步|步骤|[-*•·●] |step \d)|首先.*(?:然后|再|其次|最后)|先.{1,30}(?:然后|再).{1,30}(?:最后|就)|(?:1[.)、].*2[.)、])/;
const noise =
  /^(?:打卡|签到|#?接龙)|^(?:[我啊哈嗯额]?[?!]+|[\s\p{Extended_Pictographic}\p{Emoji_Component}!~.,。…:;()^_<>3dpox\\/|*-]*|(?:哈|呵|嘿|嘻|w|6|hh|h+a+)+[?!~。.…]*|(?:啊|呜)+[!~。.…]*|\[[^\]]{1,8}\](?:\[[^\]]{1,8}\])*|(?:lol|lmao|rofl|haha+|hehe+|heh|ha|xd|:d|\+1|1|打卡|已打卡|签到|沙发|前排|顶|赞|666+|牛|牛逼|厉害|强|膜拜|大佬|\+\d+|同问|同求|同上|坐等|蹲|蹲一个|mark|马克|占位|手动滑稽|笑死|笑哭|捂脸|(?:抱抱|摸摸|贴贴)+[头你]?|心疼|hugs?)[!~。.\s]*)$/u;
const advertisementChinese =
  /加(?:我(?:v|微信|qq|好友|私)|v|微信|vx|薇|威信|企鹅|群主?领)|扫码|优惠券?|领券|返利|返现|限时|秒杀|特价|低价|批发|代理|招商|加盟|兼职|日结|日赚|月入|躺赚|副业赚|刷单|包邮|拼团|砍一?刀|助力一下|帮我点|免费(?:领|送)|私聊我|私我|代写|代考|办证|贷款|中奖|博彩|薅羊毛|下单|原价|现价|仅售|名额有限|点击链接|优惠价/;
const advertisementEnglish =
  /\b(?:promo code|discount code|limited (?:time )?offer|buy now|dm me|giveaway|airdrop|earn \$|make money|free (?:gift|trial) |click (?:here|the link)|join (?:our|my) (?:channel|group)|for sale|% off|casino|forex signals|whatsapp me)\b/;
const adviceChinese =
  /建议|推荐用?|可以(?:用|试|先|去|考虑|看|直接|把|在|这样|买|吃|做)|试试|试一?下|你(?:可以|应该|先|去|把|要|得|需要|再|直接|用)|应该(?:是|用|先|要)|最好|不要|不建议|别用|需要先|只要|用.{1,12}(?:就行|就可以|即可|就好)|直接.{1,20}(?:就行|就可以|即可|就好)|改成|换成|记得|注意|多喝|少吃/;
const adviceEnglish =
  /\b(?:try|you (?:should|could|can|need|might|may|have to|must|want)|make sure|use|install|run|check|read|see|look at|just|i(?:'d| would) (?:suggest|recommend|use|go)|i (?:suggest|recommend)|how about|add|edit|type|open|click|go to|download|ask in|needs? to)\b/;
const explanationChinese = /因为|由于|所以|原因|其实|说明|意思是|也就是|导致|取决于|一般(?:来说|是|都)?|通常|主要/;
const explanationEnglish =
  /\b(?:because|cause|since|it'?s (?:a|the|because|due)|means|that'?s (?:because|why|the)|depends|usually|basically|actually|the reason|which is|due to)\b/;
const firstPersonChinese = /我|俺|咱|本人/;
const firstPersonEnglish = /\b(?:i|i'm|im|i've|ive|i'd|i'll|my|me|mine)\b/;
const secondPersonChinese = /你|您/;
const secondPersonEnglish = /\b(?:you|your|you're|youre|u|ur|yours)\b/;
const unfinished = /(?:[:,、—-]|\.{2,}|…)\s*$/;
const continuation =
  /^(?:and|but|so|then|or|also|plus|because|which|that|with|like|to|for|in|on|as|if|though|although|otherwise|instead|except|unless|e\.g|i\.e|然后|但是|但|而且|不过|所以|因为|或者|另外|还有|并且|再|就是|其次|最后|接着|那|而|只是|比如|如果|包括)/;
const correction =
  /^\*+ ?[\w\p{Script=Han}' -]{1,24}\*?$|^[\w' -]{1,24}\*$|^s\/[^/]+\/[^/]*\/?|打错了?|说错了|写错了|\bi mean(?:t)?\b|^err+\b|\btypo\b/u;
const command = /^[!/.][a-z]{2,}(?![^\n]*\p{Script=Han})/u;
const rhetoricalChinese = /谁知道呢|不是吗|不是么|何必|难道|怎么可能|哪里哪里|关我什么|有什么用|谁不|谁叫/;
const rhetoricalEnglish =
  /who (?:cares|knows|needs)|why (?:bother|not)\b[^a-z]*$|what the (?:hell|heck|fuck)|\bwtf\b|isn't that (?:great|nice|funny)|how (?:cool|nice|funny|weird|sad) is/;

/** Which bits some signals are, counting from 0, as features are written from. */
export function bitsOf(names: readonly SignalName[]): Int32Array {
  return placesOfBits(names.map((name) => Signal[name]));
}

/** Which bit each of some numbers of one bit has, counting from 0. */
export function placesOfBits(bits: readonly number[]): Int32Array {
  return Int32Array.from(bits, (bit) => 31 - Math.clz32(bit));
}

/** Writes bits of `signals` as zeros and ones into a row from `column` on; gives the column after them. */
export function writeBits(row: Int32Array, column: number, bits: Int32Array, signals: number): number {
  for (let index = 0; index < bits.length; index++) {
    row[column + index] = (signals >>> (bits[index] as number)) & 1;
  }
  return column + bits.length;
}

/** Bits of `Signal` found in folded text from which a leading address (`nick:`, `@name`) was taken off. */
export function signalsOf(folded: string): number {
  const text = folded.length > MAXIMUM_LENGTH ? folded.slice(0, MAXIMUM_LENGTH) : folded;
  PATTERNS.look(text);
  return signalsIn(text);
}

/** What a message shows by its wording: bits of `Signal` and of `Form`. */
export interface Wording {
  signals: number;
  forms: number;
}

/** Reads both from folded text without its address; the text is looked through once. */
export function readWording(out: Wording, folded: string): void {
  const text = folded.length > MAXIMUM_LENGTH ? folded.slice(0, MAXIMUM_LENGTH) : folded;
  PATTERNS.look(text);
  out.signals = signalsIn(text);
  out.forms = PATTERNS.bitsIn(Sets.form, text.length > LONGEST_FORM ? text.slice(0, LONGEST_FORM) : text);
}

/** Signals of the text that was looked through last. */
function signalsIn(text: string): number {
  const { hasHan, hasLatin } = PATTERNS;
  let signals = questionSignals(text, hasHan, hasLatin) | PATTERNS.bitsIn(Sets.any, text);
  if (hasHan) {
    signals |= PATTERNS.bitsIn(Sets.chinese, text);
  }
  if (hasLatin) {
    signals |= PATTERNS.bitsIn(Sets.english, text);
    if (text.includes('.') || text.includes('://')) {
      signals |= link.test(text) ? Signal.link : 0;
    }
  }
  if (text.length <= SHORT_LENGTH) {
    signals |= PATTERNS.bitsIn(Sets.short, text);
  }
  return signals;
}

/** Long messages are judged by their beginning: nobody's patterns need more, and time stays linear. */
const MAXIMUM_LENGTH = 1200;
const SHORT_LENGTH = 60;

function questionSignals(text: string, hasHan: boolean, hasLatin: boolean): number {
  let signals = 0;
  const lastMark = text.lastIndexOf('?');
  if (lastMark >= 0 && !isInsideLink(text, lastMark)) {
    signals |= Signal.questionMark;
    if (lastMark === text.length - 1 || AFTER_MARK.test(text.slice(lastMark + 1))) {
      signals |= Signal.endsWithQuestionMark;
    }
  }
  if (hasHan) {
    const found = PATTERNS.bitsIn(Sets.chineseQuestion, text);
    if ((found & Asks.open) !== 0 && ((found & Asks.embeddedOpen) === 0 || signals !== 0)) {
      signals |= Signal.openQuestion;
    }
    if ((found & Asks.closed) !== 0 && ((found & Asks.embeddedClosed) === 0 || signals !== 0 || text.includes('吗'))) {
      signals |= Signal.closedQuestion;
    }
    signals |= (found & Asks.assent) === 0 ? 0 : Signal.assentQuestion;
  }
  if (hasLatin) {
    signals |= PATTERNS.bitsIn(Sets.englishQuestion, text);
    if (lastMark >= 0 && assentEnglish.test(text)) {
      signals |= Signal.assentQuestion;
    }
  }
  return signals;
}

/** How Chinese asks, and how it tells what could be asked. */
const Asks = { open: 1, embeddedOpen: 2, closed: 4, embeddedClosed: 8, assent: 16 } as const;

const CHINESE_QUESTIONS: Patterns = [
  [Asks.open, openChinese],
  [Asks.embeddedOpen, embeddedChinese],
  [Asks.closed, closedChinese],
  [Asks.embeddedClosed, embeddedClosedChinese],
  [Asks.assent, assentChinese],
];

const ENGLISH_QUESTIONS: Patterns = [
  [Signal.openQuestion, openEnglish],
  [Signal.openQuestion, openEnglishInside],
  [Signal.closedQuestion, closedEnglish],
  [Signal.closedQuestion, closedEnglishInside],
];

const CHINESE_PATTERNS: Patterns = [
  [Signal.rhetorical, rhetoricalChinese],
  [Signal.request, requestChinese],
  [Signal.problem, problemChinese],
  [Signal.thanks, thanksChinese],
  [Signal.confirmation, confirmationChinese],
  [Signal.failure, failureChinese],
  [Signal.advertisement, advertisementChinese],
  [Signal.advice, adviceChinese],
  [Signal.explanation, explanationChinese],
  [Signal.firstPerson, firstPersonChinese],
  [Signal.secondPerson, secondPersonChinese],
];

const ENGLISH_PATTERNS: Patterns = [
  [Signal.rhetorical, rhetoricalEnglish],
  [Signal.request, requestEnglish],
  [Signal.problem, problemEnglish],
  [Signal.thanks, thanksEnglish],
  [Signal.confirmation, confirmationEnglish],
  [Signal.failure, failureEnglish],
  [Signal.advertisement, advertisementEnglish],
  [Signal.advice, adviceEnglish],
  [Signal.explanation, explanationEnglish],
  [Signal.firstPerson, firstPersonEnglish],
  [Signal.secondPerson, secondPersonEnglish],
  [Signal.command, command],
];

/** What tells the same in any script, or is told by marks. */
const ANY_PATTERNS: Patterns = [
  [Signal.agreement, agreement],
  [Signal.denial, denial],
  [Signal.code, code],
  [Signal.steps, steps],
  [Signal.unfinished, unfinished],
  [Signal.continuation, continuation],
];

const SHORT_PATTERNS: Patterns = [
  [Signal.greeting, greeting],
  [Signal.acknowledgement, acknowledgement],
  [Signal.noise, noise],
  [Signal.correction, correction],
];

/** All that is looked for, in the order of `Sets`. */
const PATTERNS = new PatternSets([
  CHINESE_QUESTIONS,
  ENGLISH_QUESTIONS,
  CHINESE_PATTERNS,
  ENGLISH_PATTERNS,
  ANY_PATTERNS,
  SHORT_PATTERNS,
  FORM_PATTERNS,
]);

const Sets = { chineseQuestion: 0, englishQuestion: 1, chinese: 2, english: 3, any: 4, short: 5, form: 6 } as const;

/** What may stand behind the last question mark of a text that ends with it. */
const AFTER_MARK = /^[\s?!~.。)\]:;dp^_\p{Extended_Pictographic}]*$/u;

/** A question mark inside an address (`?id=1`) asks nothing. */
function isInsideLink(text: string, position: number): boolean {
  if (position === text.length - 1 || text.charCodeAt(position + 1) <= 32) {
    return false;
  }
  let start = position;
  while (start > 0 && text.charCodeAt(start - 1) > 32) {
    start--;
  }
  return /^\S*(?:https?:\/\/|www\.)\S*\?\S/.test(text.slice(start, position + 2));
}
