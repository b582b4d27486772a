import type { DigestTemplate } from '../../contract/index.ts';

/** The template every library begins with; communities change it to their liking. */
export const standardTemplate: DigestTemplate = {
  id: 'standard',
  name: 'Standard',
  sections: [
    { key: 'ask', headings: { 'zh-Hans': '诉求', 'zh-Hant': '訴求', en: 'The ask' } },
    { key: 'background', headings: { 'zh-Hans': '背景', 'zh-Hant': '背景', en: 'Background' } },
    { key: 'answers', headings: { 'zh-Hans': '回答', 'zh-Hant': '回答', en: 'Answers' } },
    { key: 'discussion', headings: { 'zh-Hans': '讨论', 'zh-Hant': '討論', en: 'Discussion' } },
    { key: 'conclusion', headings: { 'zh-Hans': '结论', 'zh-Hant': '結論', en: 'Conclusion' } },
    { key: 'nextSteps', headings: { 'zh-Hans': '后续', 'zh-Hant': '後續', en: 'Next steps' } },
  ],
};
