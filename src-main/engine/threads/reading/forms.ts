import type { Patterns } from './pattern-set.ts';

/**
 * What kind of thing a message asks for, and what kind of thing it gives, as bits of one number: an
 * answer that gives an amount goes with the question that asks how much. Read against folded text,
 * like `Signal`.
 */
export const Form = {
  asksAmount: 1 << 0,
  asksTime: 1 << 1,
  asksPlace: 1 << 2,
  asksPerson: 1 << 3,
  asksReason: 1 << 4,
  asksManner: 1 << 5,
  asksThing: 1 << 6,
  asksChoice: 1 << 7,
  /** Yes or no. */
  asksWhether: 1 << 8,
  asksOpinion: 1 << 9,
  givesAmount: 1 << 10,
  givesTime: 1 << 11,
  givesPlace: 1 << 12,
  givesReason: 1 << 13,
  affirms: 1 << 14,
  denies: 1 << 15,
  hedges: 1 << 16,
  tells: 1 << 17,
  reports: 1 << 18,
  closes: 1 << 19,
} as const;

export type FormName = keyof typeof Form;

/** UTF-16 units of a text that are looked through. */
export const LONGEST_FORM = 400;

export const FORM_PATTERNS: Patterns = [
  [
    Form.asksAmount,
    /多少|几[个次岁年月天点种位张条斤块元周片粒颗]|多[大高重长远贵钱]|how (?:many|much|old|big|large|long|far|often|fast)|what (?:version|size|price)|哪个版本/,
  ],
  [Form.asksTime, /什么时候|何时|几点|哪天|多久|多长时间|几天|when\b|how (?:long|soon|often)|what time/],
  [Form.asksPlace, /哪里|哪儿|在哪|去哪|何处|哪家|where\b|which (?:folder|directory|place|channel)/],
  [Form.asksPerson, /谁|哪位|who(?:se)?\b|anyone|anybody|有人/],
  [Form.asksReason, /为什么|为啥|为何|怎么回事|什么原因|咋回事|干嘛|why\b|how come|what'?s wrong/],
  [
    Form.asksManner,
    /怎么(?!回事|样)|怎样|如何|咋(?!回事)|怎么办|how (?:do|to|can|should|would|does)|what (?:should|can) i do|any way/,
  ],
  [Form.asksThing, /什么(?!时候|原因)|哪[个种些款]|啥|what\b|which\b|any (?:suggestion|recommendation|idea)/],
  [Form.asksChoice, /还是.{1,16}[?呢]|是.{1,12}还是|\bor\b.{1,30}\?/],
  [
    Form.asksWhether,
    /[吗么]\b|[吗么][?。!,~\s]*$|有没有|是不是|能不能|可不可以|会不会|要不要|是否|能否|(\p{Script=Han})不\1|^(?:is|are|do|does|did|can|could|will|would|should|have|has)\b/u,
  ],
  [Form.asksOpinion, /觉得|认为|看法|怎么样|怎么看|好不好|建议吗|合适吗|what do you think|any thoughts|opinion|worth/],
  [
    Form.givesAmount,
    /\d|[一二两三四五六七八九十百千半][多]?[个次岁年月天点种位张条斤块元周片粒颗度]|\b(?:one|two|three|four|five|six|ten|dozen|hundred)\b/,
  ],
  [
    Form.givesTime,
    /今天|昨天|明天|前天|上午|下午|晚上|早上|刚才|刚刚|最近|以前|[个多]月|[\d一二三四五六七八九十半]+(?:天|周|年|小时|分钟|点)|\b(?:today|yesterday|tomorrow|ago|minutes?|hours?|days?|weeks?|monday|friday|morning|evening)\b/,
  ],
  [
    Form.givesPlace,
    /在.{1,8}(?:里|上|下|边|中|面)|(?:左|右|上|下|前|后)[边面侧]|医院|学校|\/\w+\/|\b(?:in|at|under|inside) the\b/,
  ],
  [Form.givesReason, /因为|由于|所以|原因|导致|引起|是因|because|due to|since|cause[ds]?/],
  [
    Form.affirms,
    /^(?:是|对|嗯|恩|有|会|能|可以|行|好|要|需要|应该|当然|没错|可能|做过|吃过|用过|yes|yeah|yep|yup|sure|right|correct|i think so|it does|it is|you can)/,
  ],
  [Form.denies, /^(?:不|没|无|否|别|未|还没|从来没|no\b|nope|not|never|isn'?t|doesn'?t|don'?t|can'?t|i don'?t think)/],
  [
    Form.hedges,
    /可能|也许|大概|应该|估计|一般|不一定|看情况|差不多|好像|似乎|maybe|perhaps|probably|i (?:think|guess)|might|depends|usually/,
  ],
  [
    Form.tells,
    /建议|最好|要注意|可以(?:用|吃|试|去|做|先|看)|需要|必须|不要|别|试试|记得|注意|try|should|need to|make sure|you (?:can|could|have to)/,
  ],
  [Form.reports, /^我|我(?:是|有|在|的|也|都|就|以前|现在|昨天|之前|用|吃|做|试)|\b(?:i|i'm|i've|my|mine) /],
  [
    Form.closes,
    /谢谢|感谢|再见|拜拜|不客气|祝|早日康复|放心|没事的?$|好的?$|知道了|明白了|thanks|thank you|bye|welcome|good luck|ok(?:ay)?$/,
  ],
];
