/**
 * Whether a password is among the first an attacker tries: a word of the lists of leaked passwords, with or without
 * digits around it and letters written as digits, or a run of the keyboard, the alphabet or one repeated piece.
 */
export function isCommon(password: string): boolean {
  const typed = password.normalize('NFKC').toLowerCase();
  if (isRepeated(typed) || isRun(typed)) return true;
  return [typed, plain(typed)].some((text) => common.has(text) || isDressedUp(text));
}

// What remains without the digits and signs people put around a word must not be a common word.
function isDressedUp(text: string): boolean {
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (core.length < 4 || text.length - core.length > 6) return false;
  return [core, plain(core)].some((word) => common.has(word) || isRepeated(word) || isRun(word));
}

function isRepeated(text: string): boolean {
  return /^(.{1,5})\1+.{0,4}$/u.test(text) && new Set(text).size <= 6 && text.length >= 6;
}

function isRun(text: string): boolean {
  const least = Math.max(4, text.length - 3);
  return runs.some((run) => {
    for (let start = 0; start + least <= text.length; start++) if (run.includes(text.slice(start, start + least))) return true;
    return false;
  });
}

function plain(text: string): string {
  return text.replace(/[@4013$5!7+]/g, (sign) => ({ '@': 'a', 4: 'a', 0: 'o', 1: 'i', 3: 'e', $: 's', 5: 's', '!': 'i', 7: 't', '+': 't' })[sign]!);
}

const forward = [
  '01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', 'qwertyuiop[]', 'asdfghjkl;', 'qwertzuiop', 'azertyuiop', '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p', 'q1w2e3r4t5y6u7i8o9p0', 'qazwsxedcrfvtgbyhnujm', 'zaqxswcdevfrbgt', '147258369', '159753', '123qweasdzxc', 'a1b2c3d4e5f6g7', '1a2b3c4d5e6f7g', '112233445566778899',
];
const runs = forward.flatMap((run) => [run, [...run].toReversed().join('')]);

const common = new Set(`
password passwort passw0rd password1 passwordpassword mypassword newpassword yourpassword thepassword password123 pass word passe secret secretsecret topsecret letmein letmeinnow letmeinplease
welcome welcomeback welcomehome welcome123 admin administrator adminadmin admin123 root toor rootroot superuser superadmin sysadmin master masterkey webmaster login loginlogin guest guestguest user username
default changeme changemenow changethis change123 test testing tester testtest testpassword temp temporary example sample demo demodemo qwerty qwertyqwerty qwerty123 qwertyui asdfgh asdfasdf zxcvbn
iloveyou iloveyou1 iloveyou2 ilovegod iloveu ilovehim iloveher loveyou lovelove loveme lovers mylove truelove forever foreverlove princess princesa prince monkey monkeys dragon dragons sunshine sunflower
shadow superman spiderman batman ironman starwars starwars1 pokemon naruto minecraft football footballs baseball basketball volleyball softball soccer hockey cricket liverpool liverpoolfc chelsea arsenal
arsenalfc barcelona realmadrid manchester manchesterunited manutd juventus ronaldo cristiano messi yankees cowboys steelers lakers michael jordan jennifer jessica michelle elizabeth christopher alexander
alexandra nicholas nicole daniel danielle anthony andrew joshua matthew robert thomas charlie charles william samantha stephanie benjamin jonathan victoria veronica angelina christina christian
computer internet microsoft windows google facebook instagram twitter youtube samsung iphone android nokia linux ubuntu oracle database server network security business company office manager
trustno1 whatever nothing something everything anything killer hunter hunter2 ranger thunder lightning midnight diamond silver golden summer winter spring autumn january february march april june july
august september october november december monday tuesday wednesday thursday friday saturday sunday birthday happybirthday christmas merrychristmas newyear holiday vacation
family familyfirst mother father brother sister mommy daddy mummy baby babygirl babyboy sweetheart sweetie honey honeybee darling beautiful handsome gorgeous pretty angel angels heaven jesus jesuschrist
jesusislord jesus4ever jesuslovesme godisgood godisgreat godbless blessed blessing faith hopelove praise allah bismillah inshallah mashallah alhamdulillah muhammad mohammed ramadan krishna ganesh
computer1 chocolate strawberry banana orange cherry cookie pepper ginger coffee cheese butterfly flower flowers rainbow unicorn kitten tigger tiger lions eagle eagles falcon phoenix panther wolves
mustang ferrari porsche mercedes corvette harley yamaha honda toyota london paris newyork america canada australia england india srilanka colombo bangladesh dhaka armenia yerevan ethiopia addisababa
addis chennai madras kandy bharat hindustan tamilnadu sinhala lanka matrix access accessdenied opensesame abracadabra cheeseburger hello helloworld hellohello helloo hello123 goodbye goodmorning goodluck
goodgirl badboy lucky lucky7 number1 numberone bestfriend bestfriends friends friend freedom peaceful peace smile smiley happy happiness always peanut snoopy mickey mickeymouse garfield
scooby scoobydoo simpsons harrypotter hogwarts gandalf lordoftherings starlight stargate voyager enterprise correcthorsebatterystaple correcthorse monday1 blink182 metallica nirvana slipknot eminem
rockstar rockandroll guitar music musiclover dancer dancing singer crazy computer123 player gamer gaming games fortnite roblox callofduty playstation nintendo xbox counterstrike warcraft worldofwarcraft
qwe123qwe123 1qaz2wsx 1q2w3e4r 1q2w3e4r5t zaq12wsx zaq1zaq1 qazwsx qazwsxedc 123qwe 123qweasd asd123 abc123 abcd1234 abcde12345 a123456 a123456789 aa123456 aa12345678 123456a 123456789a 12345qwert
1234567890 123456789 12345678 0123456789 987654321 9876543210 111111 1111111111 000000 0000000000 666666 888888 8888888888 121212 123123 123123123 123321 654321 696969 112233 1122334455 147258369
159357 159753 741852963 963852741 789456123 789456 456789 102030 1020304050 101010 131313 232323 252525 5201314 woaini woaini1314 woaini520 3rjs1la7qe 18atcskd2w g_czechout mynoob
customer customers crm mycompany oursecret supersecret mysecret verysecret nopassword notapassword ihatepasswords passphrase
`.split(/\s+/).filter(Boolean));
