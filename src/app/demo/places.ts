import type { Language } from '#kernel/language.ts';

/** Where the made-up firm of a language is at home, and how numbers and addresses look there. */
export type Place = {
  country: string;
  currency: string;
  timeZone: string;
  /** Minutes ahead of UTC, the whole year. */
  utcMinutes: number;
  /** Town, postal code. */
  towns: readonly (readonly [town: string, postalCode: string])[];
  streets: readonly string[];
  /** How an address line is put together from a number and a street. */
  line: (number: number, street: string) => string;
  /** Beginnings of mobile numbers behind the country code, and how many digits follow. */
  mobiles: { code: string; starts: readonly string[]; digits: number };
  /** A credit limit in whole units of the currency, from the least to the most. */
  credit: readonly [number, number];
  /** How customers like to be reached, the commonest first. */
  channels: readonly string[];
};

const sriLanka = {
  country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo', utcMinutes: 330, mobiles: { code: '+94', starts: ['70', '71', '72', '74', '76', '77', '78'], digits: 7 }, credit: [50_000, 2_000_000],
  channels: ['whatsapp', 'phone', 'viber', 'email', 'visit'],
} as const;

export const places: Record<Language, Place> = {
  en: {
    ...sriLanka, line: (number, street) => `${number} ${street}`,
    towns: [['Colombo 03', '00300'], ['Kandy', '20000'], ['Galle', '80000'], ['Negombo', '11500'], ['Jaffna', '40000'], ['Kurunegala', '60000'], ['Matara', '81000'], ['Batticaloa', '30000']],
    streets: ['Galle Road', 'Temple Road', 'Station Road', 'Lake Road', 'Main Street', 'Church Street', 'Hospital Road', 'Beach Road'],
  },
  si: {
    ...sriLanka, line: (number, street) => `අංක ${number}, ${street}`,
    towns: [['කොළඹ 03', '00300'], ['මහනුවර', '20000'], ['ගාල්ල', '80000'], ['මීගමුව', '11500'], ['කුරුණෑගල', '60000'], ['මාතර', '81000'], ['අනුරාධපුරය', '50000'], ['රත්නපුරය', '70000']],
    streets: ['ගාලු පාර', 'පන්සල පාර', 'දුම්රිය පාර', 'වැව පාර', 'ප්‍රධාන වීදිය', 'රෝහල පාර', 'වෙරළ පාර', 'පල්ලිය පාර'],
  },
  ta: {
    country: 'IN', currency: 'INR', timeZone: 'Asia/Kolkata', utcMinutes: 330, line: (number, street) => `${number}, ${street}`, mobiles: { code: '+91', starts: ['90', '94', '97', '98', '63', '73'], digits: 8 }, credit: [20_000, 800_000],
    channels: ['whatsapp', 'phone', 'sms', 'email', 'visit'],
    towns: [['சென்னை', '600004'], ['மதுரை', '625001'], ['கோயம்புத்தூர்', '641001'], ['திருச்சிராப்பள்ளி', '620001'], ['சேலம்', '636001'], ['திருநெல்வேலி', '627001'], ['தஞ்சாவூர்', '613001'], ['ஈரோடு', '638001']],
    streets: ['அண்ணா சாலை', 'கோயில் தெரு', 'காந்தி சாலை', 'ரயில் நிலையச் சாலை', 'பஜார் தெரு', 'நேரு வீதி', 'மேற்கு மாசி வீதி', 'கடற்கரைச் சாலை'],
  },
  am: {
    country: 'ET', currency: 'ETB', timeZone: 'Africa/Addis_Ababa', utcMinutes: 180, line: (number, street) => `${street}፣ የቤት ቁጥር ${number}`, mobiles: { code: '+251', starts: ['91', '92', '93', '94', '96'], digits: 7 }, credit: [10_000, 500_000],
    channels: ['telegram', 'phone', 'sms', 'email', 'visit'],
    towns: [['አዲስ አበባ', '1000'], ['ባሕር ዳር', '6000'], ['ሐዋሳ', '5000'], ['መቀሌ', '7000'], ['ድሬዳዋ', '3000'], ['ጅማ', '4000'], ['ጎንደር', '6200'], ['አዳማ', '1888']],
    streets: ['ቦሌ መንገድ', 'ቸርችል ጎዳና', 'ፒያሳ', 'መርካቶ', 'ካዛንቺስ', 'አራት ኪሎ', 'ሳር ቤት', 'መገናኛ'],
  },
  bn: {
    country: 'BD', currency: 'BDT', timeZone: 'Asia/Dhaka', utcMinutes: 360, line: (number, street) => `${number} ${street}`, mobiles: { code: '+880', starts: ['13', '15', '16', '17', '18', '19'], digits: 8 }, credit: [20_000, 1_000_000],
    channels: ['phone', 'whatsapp', 'sms', 'email', 'visit'],
    towns: [['ঢাকা', '1205'], ['চট্টগ্রাম', '4000'], ['খুলনা', '9100'], ['রাজশাহী', '6000'], ['সিলেট', '3100'], ['বরিশাল', '8200'], ['রংপুর', '5400'], ['কুমিল্লা', '3500']],
    streets: ['মিরপুর রোড', 'স্টেশন রোড', 'নিউ মার্কেট', 'বাজার রোড', 'কলেজ রোড', 'নবাবপুর রোড', 'সদর রোড', 'আগ্রাবাদ'],
  },
  hy: {
    country: 'AM', currency: 'AMD', timeZone: 'Asia/Yerevan', utcMinutes: 240, line: (number, street) => `${street} ${number}`, mobiles: { code: '+374', starts: ['91', '93', '94', '77', '98', '55'], digits: 6 }, credit: [100_000, 5_000_000],
    channels: ['viber', 'phone', 'telegram', 'email', 'visit'],
    towns: [['Երևան', '0010'], ['Գյումրի', '3101'], ['Վանաձոր', '2001'], ['Աբովյան', '2201'], ['Դիլիջան', '3901'], ['Գորիս', '3201'], ['Արմավիր', '0901'], ['Սևան', '1501']],
    streets: ['Աբովյան փողոց', 'Մաշտոցի պողոտա', 'Տիգրան Մեծի պողոտա', 'Սայաթ-Նովայի պողոտա', 'Թումանյան փողոց', 'Կոմիտասի պողոտա', 'Շիրակի փողոց', 'Սարյան փողոց'],
  },
};
