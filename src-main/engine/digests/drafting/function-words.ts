/** Words that tell nothing of what a text is about: English words and Chinese bigrams, folded. */
export const functionWords: ReadonlySet<string> = new Set(
  `a about above after again all also am an and any anyone are as at be because been before being but by can can't cannot
  could did didn't do does doesn't doing don't down each else few for from further get gets getting go going got had has have
  having he her here hers him his how i i'd i'll i'm i've if in into is isn't it it's its just know let like lot make may me
  might more most much must my need no nor not now of off ok okay on once one only or other our out over own please same she
  should so some something still such sure take than thanks that that's the their them then there these they thing things
  think this those though to too try under until up us use used using very want was way we well were what when where which
  while who why will with won't would yeah yes you you're your
  就是 是说 然后 对吧 是吧 这个 那么 那个 其实 我们 他们 你们 大家 一个 这样 怎么 什么 所以 但是 因为 如果 可能 应该 觉得
  现在 可以 没有 还是 还有 以及 或者 这种 那种 一些 有一 是一 的时 时候 后我 我觉 得这 的一 个的 是这 比如 比较 非常 一下
  今天 刚才 里面 的这 们的 了一 这么 这些 那些 我想 我看 的话 话的 是不 不是 也是 都是 就会 会有 说我 他的 我的 你的 它的
  能够 知道 说这 实际 际上 有没 没什 是什 的是 的人 的东 西的 东西 这里 那里 哪里 请问 谢谢 不会 不能 不要 就可 以了 了吗
  是我 我是 你是 也有 都有 只是 只有 自己 已经 一样 一直 之后 之前 以后 以前 时间 问题 大概 左右 然而 而且 不过 虽然 只要`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
