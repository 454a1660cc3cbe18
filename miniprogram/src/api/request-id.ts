/** A UUID (version 4) for one wish of the shopper, so that a repeat finds the first answer. Not a secret. */
export function newRequestId(random: () => number = Math.random): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (letter) => {
    const digit = Math.floor(random() * 16);
    return (letter === 'x' ? digit : (digit % 4) + 8).toString(16);
  });
}
