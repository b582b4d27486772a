/** Names the folder of the sample community that prepared-sample.ts has made. */
export const preparedVariable = 'QUNSHU_TEST_SAMPLE';
