import { describe, expect, it } from 'vitest';
import { digest, idsOf, indexOf, lit } from './library.ts';

/** The messages that the cases below are asked of; `m1` is the first. */
const MESSAGES = [
  /* 1 */ '请问 q4_k_m 量化之后精度损失大吗？',
  /* 2 */ '量化模型的速度很快，显存也省',
  /* 3 */ '我們在臺灣安裝了ollama，教學影片在這裡',
  /* 4 */ 'C++ 和 C 的区别在哪里',
  /* 5 */ 'iPhone15 用着不错',
  /* 6 */ 'my iPhone 15 Pro is running hot',
  /* 7 */ 'version v1.2.3 fixes the crash, v1.3 is next',
  /* 8 */ '利率降到3.5%了，不是 35%',
  /* 9 */ 'see https://github.com/ggerganov/llama.cpp/blob/main/README.md?raw=1#top',
  /* 10 */ 'She runs, he ran, we were running all day; the runner stopped',
  /* 11 */ '𠮷野家的牛丼真好吃',
  /* 12 */ '同意👍👍',
  /* 13 */ '한국어 모델을 설치했어요',
  /* 14 */ 'Ｆｕｌｌ－ｗｉｄｔｈ　ＴＥＸＴ　１２３',
  /* 15 */ 'Café Müller, naïve résumé',
  /* 16 */ '量',
  /* 17 */ '第3章讲的是第15节的内容',
  /* 18 */ '買了10㎏の米と東京タワーの切符',
  /* 19 */ 'ｶﾀｶﾅとひらがな',
  /* 20 */ 'the quick brown fox jumps over the lazy dog',
  /* 21 */ 'quick questions about the brown dog',
  /* 22 */ 'how to install ollama on windows',
  /* 23 */ 'docker-compose up -d && tail -f app_log.txt',
  /* 24 */ '电脑型号 RTX-4090，温度75°C',
  /* 25 */ 'Привет, мир! Как дела?',
  /* 26 */ 'สวัสดีครับ ทุกคน',
  /* 27 */ 'e-mail: someone@example.org',
  /* 28 */ '后来他把头发剪了，皇后很高兴',
  /* 29 */ '後來他把頭髮剪了，皇后很高興',
  /* 30 */ '部署到服务器上，用了GPT4模型和4张A100显卡',
] as const;

const library = indexOf(MESSAGES);

/** Query, the messages it finds (in order of number), and, where it matters, what is lit in the first of them. */
type Case = readonly [query: string, found: readonly number[], lit?: string];

function check(cases: readonly Case[]): void {
  for (const [query, found, expected] of cases) {
    it(`${JSON.stringify(query)} finds ${found.join(', ') || 'nothing'}`, () => {
      const result = library.search(query, 'messages', 100);
      expect(idsOf(result).sort()).toEqual(found.map((number) => `m${number}`).sort());
      expect(result.total).toBe(found.length);
      if (expected !== undefined) {
        expect(lit(result.hits.find(({ id }) => id === `m${found[0]}`))).toBe(expected);
      }
    });
  }
}

describe('SEARCH-1 folding on both sides', () => {
  check([
    ['教学', [3], '我們在臺灣安裝了ollama，[教學]影片在這裡'],
    ['台湾', [3], '我們在[臺灣]安裝了ollama，教學影片在這裡'],
    ['臺灣', [3], '我們在[臺灣]安裝了ollama，教學影片在這裡'],
    ['台灣', [3], '我們在[臺灣]安裝了ollama，教學影片在這裡'],
    ['这里', [3], '我們在臺灣安裝了ollama，教學影片在[這裡]'],
    ['這裏', [3], '我們在臺灣安裝了ollama，教學影片在[這裡]'],
    ['头发', [28, 29], '后来他把[头发]剪了，皇后很高兴'],
    ['頭髮', [28, 29], '后来他把[头发]剪了，皇后很高兴'],
    ['頭发', [28, 29], '后来他把[头发]剪了，皇后很高兴'],
    ['后', [1, 28, 29], '请问 q4_k_m 量化之[后]精度损失大吗？'],
    ['後來', [28, 29], '[后来]他把头发剪了，皇后很高兴'],
    ['皇後', [28, 29], '后来他把头发剪了，[皇后]很高兴'],
    ['full-width', [14], '[Ｆｕｌｌ－ｗｉｄｔｈ]　ＴＥＸＴ　１２３'],
    ['FULL width', [14], '[Ｆｕｌｌ]－[ｗｉｄｔｈ]　ＴＥＸＴ　１２３'],
    ['１２３', [14], 'Ｆｕｌｌ－ｗｉｄｔｈ　ＴＥＸＴ　[１２３]'],
    ['123 text', [14], 'Ｆｕｌｌ－ｗｉｄｔｈ　[ＴＥＸＴ]　[１２３]'],
    ['cafe muller', [15], '[Café] [Müller], naïve résumé'],
    ['NAÏVE', [15], 'Café Müller, [naïve] résumé'],
    ['resume', [15], 'Café Müller, naïve [résumé]'],
    ['カタカナ', [19], '[ｶﾀｶﾅ]とひらがな'],
    ['ｶﾅ', [19], 'ｶﾀ[ｶﾅ]とひらがな'],
    ['kg', [18], '買了10[㎏]の米と東京タワーの切符'],
    ['10kg', [18], '買了[10㎏]の米と東京タワーの切符'],
    ['买了', [18], '[買了]10㎏の米と東京タワーの切符'],
  ]);
});

describe('SEARCH-2 unspaced writing by any stretch', () => {
  check([
    ['量', [1, 2, 16], '请问 q4_k_m [量]化之后精度损失大吗？'],
    ['快', [2], '量化模型的速度很[快]，显存也省'],
    ['省', [2], '量化模型的速度很快，显存也[省]'],
    ['的', [2, 4, 11, 17], '量化模型[的]速度很快，显存也省'],
    ['量化', [1, 2], '请问 q4_k_m [量化]之后精度损失大吗？'],
    ['化模', [2], '量[化模]型的速度很快，显存也省'],
    ['量化模型', [2], '[量化模型]的速度很快，显存也省'],
    ['量化模型的速度很快', [2], '[量化模型的速度很快]，显存也省'],
    ['型的速', [2], '量化模[型的速]度很快，显存也省'],
    ['東京タワー', [18], '買了10㎏の米と[東京タワー]の切符'],
    ['タワ', [18], '買了10㎏の米と東京[タワ]ーの切符'],
    ['京', [18], '買了10㎏の米と東[京]タワーの切符'],
    ['ー', [18], '買了10㎏の米と東京タワ[ー]の切符'],
    ['𠮷', [11], '[𠮷]野家的牛丼真好吃'],
    ['𠮷野家', [11], '[𠮷野家]的牛丼真好吃'],
    ['野家', [11], '𠮷[野家]的牛丼真好吃'],
    ['모델', [13], '한국어 [모델]을 설치했어요'],
    ['한국어', [13], '[한국어] 모델을 설치했어요'],
    ['설치', [13], '한국어 모델을 [설치]했어요'],
    ['สวัสดี', [26], '[สวัสดี]ครับ ทุกคน'],
    ['ครับ', [26], 'สวัสดี[ครับ] ทุกคน'],
  ]);
});

describe('SEARCH-3 stems', () => {
  check([
    ['run', [6, 10], 'my iPhone 15 Pro is [running] hot'],
    ['running', [6, 10], 'my iPhone 15 Pro is [running] hot'],
    ['runs', [6, 10], 'my iPhone 15 Pro is [running] hot'],
    ['ran', [10], 'She runs, he [ran], we were running all day; the runner stopped'],
    ['runner', [10], 'She runs, he ran, we were running all day; the [runner] stopped'],
    ['question', [21], 'quick [questions] about the brown dog'],
    ['jumping', [20], 'the quick brown fox [jumps] over the lazy dog'],
    ['installed', [22], 'how to [install] ollama on windows'],
    ['crashes', [7], 'version v1.2.3 fixes the [crash], v1.3 is next'],
    ['привет', [25], '[Привет], мир! Как дела?'],
    ['"runs"', [10], 'She [runs], he ran, we were running all day; the runner stopped'],
    ['"run"', []],
  ]);
});

describe('SEARCH-4 names whole and in part', () => {
  check([
    ['q4_k_m', [1], '请问 [q4_k_m] 量化之后精度损失大吗？'],
    ['Q4_K_M', [1], '请问 [q4_k_m] 量化之后精度损失大吗？'],
    ['q4', [1], '请问 [q4]_k_m 量化之后精度损失大吗？'],
    ['q4_k', [1], '请问 [q4_k]_m 量化之后精度损失大吗？'],
    ['k_m', [1], '请问 q4_[k_m] 量化之后精度损失大吗？'],
    ['C++', [4], '[C++] 和 C 的区别在哪里'],
    ['c', [4, 24], '[C]++ 和 [C] 的区别在哪里'],
    ['iphone15', [5, 6], '[iPhone15] 用着不错'],
    ['iphone', [5, 6], '[iPhone]15 用着不错'],
    ['iPhone 15', [5, 6], '[iPhone][15] 用着不错'],
    ['v1.2.3', [7], 'version [v1.2.3] fixes the crash, v1.3 is next'],
    ['v1.2', [7], 'version [v1.2].3 fixes the crash, v1.3 is next'],
    ['1.2.3', [7], 'version v[1.2.3] fixes the crash, v1.3 is next'],
    ['1.3', [7], 'version v1.2.3 fixes the crash, v[1.3] is next'],
    ['2.1', []],
    ['3.5%', [8], '利率降到[3.5]%了，不是 35%'],
    ['3.5', [8], '利率降到[3.5]%了，不是 35%'],
    ['35', [8], '利率降到3.5%了，不是 [35]%'],
    ['llama.cpp', [9], 'see https://github.com/ggerganov/[llama.cpp]/blob/main/README.md?raw=1#top'],
    ['github.com', [9], 'see https://[github.com]/ggerganov/llama.cpp/blob/main/README.md?raw=1#top'],
    ['readme.md', [9], 'see https://github.com/ggerganov/llama.cpp/blob/main/[README.md]?raw=1#top'],
    [
      'https://github.com/ggerganov/llama.cpp',
      [9],
      'see [https]://[github.com/ggerganov/llama.cpp]/blob/main/README.md?raw=1#top',
    ],
    ['ggerganov', [9], 'see https://github.com/[ggerganov]/llama.cpp/blob/main/README.md?raw=1#top'],
    ['cpp', [9], 'see https://github.com/ggerganov/llama.[cpp]/blob/main/README.md?raw=1#top'],
    ['docker-compose', [23], '[docker-compose] up -d && tail -f app_log.txt'],
    ['app_log.txt', [23], 'docker-compose up -d && tail -f [app_log.txt]'],
    ['log.txt', [23], 'docker-compose up -d && tail -f app_[log.txt]'],
    ['someone@example.org', [27], 'e-mail: [someone@example.org]'],
    ['example.org', [27], 'e-mail: someone@[example.org]'],
    ['RTX-4090', [24], '电脑型号 [RTX-4090]，温度75°C'],
    ['4090', [24], '电脑型号 RTX-[4090]，温度75°C'],
    ['A100', [30], '部署到服务器上，用了GPT4模型和4张[A100]显卡'],
    ['100', [30], '部署到服务器上，用了GPT4模型和4张A[100]显卡'],
  ]);
});

describe('SEARCH-5 words end where the writing changes', () => {
  check([
    ['gpt4', [30], '部署到服务器上，用了[GPT4]模型和4张A100显卡'],
    ['gpt4模型', [30], '部署到服务器上，用了[GPT4][模型]和4张A100显卡'],
    ['gpt', [30], '部署到服务器上，用了[GPT]4模型和4张A100显卡'],
    ['模型', [2, 30], '量化[模型]的速度很快，显存也省'],
    ['显卡', [30], '部署到服务器上，用了GPT4模型和4张A100[显卡]'],
    ['q4_k_m量化', [1], '请问 [q4_k_m] [量化]之后精度损失大吗？'],
    ['q4_k_m 量化', [1], '请问 [q4_k_m] [量化]之后精度损失大吗？'],
    ['安装ollama', [3], '我們在臺灣[安裝]了[ollama]，教學影片在這裡'],
    ['第3章', [17], '[第3章]讲的是第15节的内容'],
    ['第15节', [17], '第3章讲的是[第15节]的内容'],
    ['3章', [17], '第[3章]讲的是第15节的内容'],
    ['第 3 章', [17], '[第][3][章]讲的是[第]15节的内容'],
    ['第5章', []],
    ['4张', [30], '部署到服务器上，用了GPT4模型和[4张]A100显卡'],
    ['75°C', [24], '电脑型号 RTX-4090，温度[75]°[C]'],
    ['温度75', [24], '电脑型号 RTX-4090，[温度][75]°C'],
  ]);
});

describe('SEARCH-6 emoji', () => {
  check([
    ['👍', [12], '同意[👍][👍]'],
    ['同意👍', [12], '[同意][👍][👍]'],
  ]);
});

describe('SEARCH-7 all words, in any order', () => {
  check([
    ['速度 量化', [2], '[量化]模型的[速度]很快，显存也省'],
    ['量化 速度 显存', [2], '[量化]模型的[速度]很快，[显存]也省'],
    ['量化　精度', [1], '请问 q4_k_m [量化]之后[精度]损失大吗？'],
    ['dog brown', [20, 21], 'the quick [brown] fox jumps over the lazy [dog]'],
    ['brown fox dog', [20], 'the quick [brown] [fox] jumps over the lazy [dog]'],
    ['ollama windows', [22], 'how to install [ollama] on [windows]'],
    ['的 区别', [4], 'C++ 和 C [的][区别]在哪里'],
    ['量 化', [1, 2], '请问 q4_k_m [量][化]之后精度损失大吗？'],
  ]);
});

describe('SEARCH-8 quotations', () => {
  check([
    ['"brown dog"', [21], 'quick questions about the [brown dog]'],
    ['"the brown dog"', [21], 'quick questions about [the brown dog]'],
    ['"brown fox" lazy', [20], 'the quick [brown fox] jumps over the [lazy] dog'],
    ['“量化模型”', [2], '[量化模型]的速度很快，显存也省'],
    ['「量化模型」', [2], '[量化模型]的速度很快，显存也省'],
    ['"速度 很快"', [2], '量化模型的[速度很快]，显存也省'],
    ['"很快 显存"', [2], '量化模型的速度[很快，显存]也省'],
    ['"很快，显存"', [2], '量化模型的速度[很快，显存]也省'],
    ['"很快显存"', []],
    ['"ollama on, windows!"', [22], 'how to install [ollama on windows]'],
    ['"ollama 教学"', [3], '我們在臺灣安裝了[ollama，教學]影片在這裡'],
    ['"dog brown"', []],
    ['"brown dog', [20, 21], 'the quick [brown] fox jumps over the lazy [dog]'],
  ]);
});

describe('SEARCH-9 exclusion', () => {
  check([
    ['brown -fox', [21], 'quick questions about the [brown] dog'],
    ['brown -"brown dog"', [20], 'the quick [brown] fox jumps over the lazy dog'],
    ['量化 -模型', [1], '请问 q4_k_m [量化]之后精度损失大吗？'],
    ['的 -量 -第3章', [4, 11], 'C++ 和 C [的]区别在哪里'],
    ['iphone -iphone15', []],
    ['brown －fox', [21], 'quick questions about the [brown] dog'],
    ['brown - fox', [20], 'the quick [brown] [fox] jumps over the lazy dog'],
    ['-brown', []],
    ['-brown -量', []],
  ]);
});

describe('SEARCH-10 alternatives', () => {
  check([
    ['fox OR windows', [20, 22], 'the quick brown [fox] jumps over the lazy dog'],
    ['brown fox OR questions', [20, 21], 'the quick [brown] [fox] jumps over the lazy dog'],
    ['量化模型 OR 臺灣', [2, 3], '[量化模型]的速度很快，显存也省'],
    ['fox OR 👍 OR 모델', [12, 13, 20], '同意[👍][👍]'],
    ['fox | windows', [20, 22], 'the quick brown [fox] jumps over the lazy dog'],
    ['"brown dog" OR windows', [21, 22], 'quick questions about the [brown dog]'],
    ['brown fox OR quick -lazy', [21], '[quick] questions about the [brown] dog'],
    ['dog or fox', [20], 'the quick brown [fox] jumps over the lazy [dog]'],
    ['OR dog', [20, 21], 'the quick brown fox jumps over the lazy [dog]'],
    ['dog OR', [20, 21], 'the quick brown fox jumps over the lazy [dog]'],
  ]);
});

describe('SEARCH-11 frequent English words', () => {
  check([
    ['how to install the ollama', [22], 'how to [install] [ollama] on windows'],
    ['the', [7, 10, 20, 21], 'version v1.2.3 fixes [the] crash, v1.3 is next'],
    ['"how to install"', [22], '[how to install] ollama on windows'],
  ]);
});

describe('SEARCH-13 in parts, when nothing matches the whole', () => {
  check([
    ['ollama 不存在的词', [3, 22], '我們在臺灣安裝了[ollama]，教學影片在這裡'],
    ['量化模型有什么好处', [2], '[量化模型]的速度很快，显存也省'],
    ['q4-k', [1], '请问 [q4]_k_m 量化之后精度损失大吗？'],
    ['brown cat jumping', [20], 'the quick [brown] fox [jumps] over the lazy dog'],
    ['brown cat -fox', [21], 'quick questions about the [brown] dog'],
    ['zebra unicorn', []],
    ['"量化速度" 模型', []],
    ['"brown dog" zebra questions', [21], 'quick [questions] about the [brown dog]'],
  ]);
});

describe('SEARCH-13 words being typed', () => {
  check([
    ['olla', [3, 22], '我們在臺灣安裝了[ollama]，教學影片在這裡'],
    ['how to ins', [22], 'how to [install] ollama on windows'],
    ['quest', [21], 'quick [questions] about the brown dog'],
    ['questio', [21], 'quick [questions] about the brown dog'],
    ['量化 q4_k', [1], '请问 [q4_k]_m [量化]之后精度损失大吗？'],
    ['olla ', []],
    ['windows olla', [22], 'how to install [ollama] on [windows]'],
    ['olla windows', [22], 'how to install ollama on [windows]'],
    ['"olla"', []],
  ]);
});

describe('operators in a sentence (SEARCH-34)', () => {
  const document = digest('options', {
    title: 'Removing packages',
    answers: 'apt-get remove with option y and "really purge"',
  });

  it.each([
    'how do I remove a package with apt-get -y for good',
    'is there a way to run "apt-get remove" without questions -y',
    'can I call option -y of remove ?',
  ])('are text: %s', (query) => {
    const { index } = indexOf([], [document]);
    expect(index.query({ query }).hits.map(({ id }) => id)).toEqual(['options']);
    expect(index.parse(query).chips.every(({ kind, excluded }) => kind === 'word' && !excluded)).toBe(true);
  });

  it.each(['remove packages -purge', 'option really remove packages apt get -purge', 'how do remove -purge'])(
    'stay operators among a few words, or many that are no sentence: %s',
    (query) => {
      const { index } = indexOf([], [document]);
      expect(index.query({ query }).total).toBe(0);
    },
  );
});
