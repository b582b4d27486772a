/** About half of all running text in a language is written with these characters. */
const SIMPLIFIED =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活吗吧呢啊哈图片群谢请求';
const TRADITIONAL =
  '這個們來為國說時對會可也能而著後過發裡種經麼學現當沒動還進樣開從實軍無長機與關點業將兩間問應戰頭體見產話內給門東聲員論處義幾認條系氣題爾別變總電數報結兒統區隊決務設傳師觀讓識帶導爭運嗎吧呢啊謝請圖' +
  '的一是不了在人有我他中上大和地到以要就出你生子那得於下自之年作里用道行所然家事成方多去法如都同面起看定天分好小部其些主理心她本前但因只想日者意力它把十民第公此已工使情明性知全三又正外高由很最重物手向文政美相被利什二等或新己制身果加西斯月合回特代信表化老世位次度任常先海通教原提立及比解水名真走各入口平活';
const PUNCTUATION = '，。！？、：；“”‘’（）《》【】…—「」『』～·';
const KOREAN =
  '이다는에가을의고하지로한기도어사자리나시그아인서대들를보라정수게만일해주부전제장오거요우상스여은면말니원있것했안네야세선성모경동구공간신방무회과와된할없까습입내데되러님저누';

const kana = Array.from({ length: 0x30ff - 0x3041 }, (_, index) => 0x3041 + index);

/** UTF-16 units that are frequent in text written with an encoding. */
export const frequentCharacters = {
  gb18030: unitsOf(SIMPLIFIED + TRADITIONAL + PUNCTUATION),
  big5: unitsOf(TRADITIONAL + PUNCTUATION),
  shift_jis: new Set([...kana, ...unitsOf('。、「」！？（）日本人大年一中')]),
  'euc-kr': unitsOf(KOREAN),
} as const;

function unitsOf(text: string): Set<number> {
  return new Set(Array.from(text, (character) => character.charCodeAt(0)));
}
