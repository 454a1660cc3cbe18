/** Answers over HTTP with whatever the query says. */
export const main = (event: { queryStringParameters: { answer: string } }): Promise<unknown> =>
  Promise.resolve(JSON.parse(event.queryStringParameters.answer));
