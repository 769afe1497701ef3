/** What pg_trgm's similarity() gives for a word and the likest of several words. */
export function trigramSimilarity(word: string, words: string): number {
  const wanted = trigrams(word);
  return Math.max(0, ...words.trim().split(' ').map((other) => {
    const had = trigrams(other);
    const shared = [...wanted].filter((trigram) => had.has(trigram)).length;
    return shared / (wanted.size + had.size - shared || 1);
  }));
}

function trigrams(word: string): Set<string> {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3)));
}
