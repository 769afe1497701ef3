const pairs = (text: string): Record<string, string> =>
  Object.fromEntries(text.trim().split(/\s+/).map((pair) => { const [letter, latin] = pair.split('=') as [string, string]; return [letter, latin]; }));

const armenianEast = pairs(`ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f և=ev`);
/** The West speaks six pairs the other way round: Կարապետ Garabed, Գրիգոր Krikor. */
const armenianWest = { ...armenianEast, ...pairs('բ=p գ=k դ=t կ=g պ=b տ=d ծ=dz ձ=ts ճ=j ջ=ch') };
const cyrillic = pairs(`а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=sh ъ=a ы=y ь= э=e ю=yu я=ya
  і=i ї=i є=e ґ=g ў=u ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=g ќ=k ѕ=dz ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h`);
const greek = pairs('α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o');
const georgian = pairs(`ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=k შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h`);

const spelled = (word: string, letters: Record<string, string>): string => [...word].map((letter) => letters[letter] ?? '').join('');

/** Eastern spelling first, then Western; ո at the start of a word sounds vo, old spelling writes Յակոբ for Հակոբ. */
export function armenianSpellings(word: string): string[] {
  const one = word.toLowerCase().replaceAll('ու', 'u').replace(/ոյ(?![աեէիոօըu])/g, 'uy');
  const spellings = [armenianEast, armenianWest].map((letters) => [...one].map((letter) => letters[letter] ?? (/[uy]/.test(letter) ? letter : '')).join(''));
  if (one.startsWith('ո')) return spellings.map((spelling) => `v${spelling}`).concat(spellings);
  return one.startsWith('յ') ? spellings.concat(spellings.map((spelling) => spelling.replace(/^y/, 'h'))) : spellings;
}

export function cyrillicSpellings(word: string): string[] {
  return [spelled(word.toLowerCase(), cyrillic), spelled(word.toLowerCase().replaceAll('х', 'h'), { ...cyrillic, h: 'h' })];
}

export function greekSpellings(word: string): string[] {
  const bare = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const joined = bare.replaceAll('ου', 'u').replace(/μπ/g, 'b').replace(/ντ/g, 'nt').replace(/γγ/g, 'ng');
  return [spelled(joined, { ...greek, u: 'ou', b: 'b', n: 'n', t: 't', g: 'g' })];
}

export function georgianSpellings(word: string): string[] {
  return [spelled(word, georgian)];
}
