/** What other systems and people call the same thing, beside the field's own labels and aliases; all lower case, words parted by spaces. */
const synonyms: Record<string, Record<string, string>> = {
  person: {
    fullName: 'name|full name|fullname|contact|contact name|customer|customer name|client|client name|person|display name|නම|සම්පූර්ණ නම|පාරිභෝගිකයා|பெயர்|முழுப் பெயர்|முழு பெயர்|வாடிக்கையாளர்|ስም|ሙሉ ስም|ደንበኛ|নাম|পুরো নাম|পূর্ণ নাম|গ্রাহক|անուն ազգանուն|ամբողջական անուն|հաճախորդ',
    firstName: 'first name|firstname|first|given name|given|forename|fname|christian name|මුල් නම|පළමු නම|முதல் பெயர்|முதற்பெயர்|የመጀመሪያ ስም|প্রথম নাম|নামের প্রথম অংশ|անուն',
    lastName: 'last name|lastname|last|surname|family name|family|lname|father name|fathers name|වාසගම|අවසන් නම|குடும்பப் பெயர்|கடைசி பெயர்|இறுதிப் பெயர்|የአባት ስም|የአያት ስም|শেষ নাম|পদবি|বংশনাম|ազգանուն',
    otherName: 'other name|local name|native name|name in local script|name in second script|වෙනත් නම|வேறு பெயர்|ሌላ ስም|অন্য নাম|այլ անուն',
    company: 'company|company name|account|account name|organisation|organization|organisation name|organization name|org|employer|business|business name|firm|shop|shop name|associated company|workplace|සමාගම|ආයතනය|சமூக நிறுவனம்|நிறுவனம்|கம்பெனி|ድርጅት|ኩባንያ|প্রতিষ্ঠান|কোম্পানি|ընկերություն|կազմակերպություն',
    jobTitle: 'job title|title|position|role|designation|job|occupation|තනතුර|பதவி|የሥራ መደብ|পদ|পদবী|պաշտոն',
    emails: 'email|e mail|mail|email address|e mail address|primary email|emails|email 1|email 2|work email|personal email|e mail 1 value|e mail 2 value|ඊමේල්|ඊ තැපෑල|ඊමේල් ලිපිනය|மின்னஞ்சல்|மின்னஞ்சல் முகவரி|ኢሜይል|ኢሜል|ইমেইল|ই মেইল|এল ফোস্ট|էլ փոստ|էլփոստ|էլ հասցե|էլեկտրոնային փոստ',
    phones: 'phone|phone number|telephone|telephone number|tel|phones|contact number|contact no|phone no|phone 1|phone 2|phone 1 value|phone 2 value|sms|දුරකථනය|දුරකථන අංකය|දුරකථන|தொலைபேசி|தொலைபேசி எண்|ስልክ|ስልክ ቁጥር|ফোন|ফোন নম্বর|টেলিফোন|հեռախոս|հեռախոսահամար',
    'phones[mobile]': 'mobile|mobile phone|mobile number|cell|cell phone|cellphone|mobile no|handphone|ජංගම දුරකථනය|ජංගම|கைபேசி|அலைபேசி|மொபைல்|ሞባይል|মোবাইল|মোবাইল নম্বর|բջջային|բջջային հեռախոս',
    'phones[work]': 'work phone|business phone|office phone|direct phone|company phone|work number',
    'phones[home]': 'home phone|home number|other phone|residence phone',
    'phones[whatsapp]': 'whatsapp|whatsapp number|whats app|වට්ස්ඇප්|வாட்ஸ்அப்|ዋትስአፕ|হোয়াটসঅ্যাপ|ուոթսափ',
    'phones[fax]': 'fax|fax number',
    birthday: 'birthday|birth date|birthdate|date of birth|dob|born|උපන් දිනය|பிறந்த நாள்|பிறந்த தேதி|የልደት ቀን|জন্মদিন|জন্ম তারিখ|ծննդյան օր|ծննդյան ամսաթիվ',
    source: 'source|lead source|original source|how did you hear|මූලාශ්‍රය|மூலம்|ምንጭ|উৎস|աղբյուր',
    lifecycleStage: 'lifecycle stage|stage|lead status|status|contact status|customer type',
    owner: 'owner|contact owner|account owner|assigned to|responsible|sales rep|sales person|salesperson|account manager|වගකිවයුත්තා|பொறுப்பாளர்|ኃላፊ|দায়িত্বপ্রাপ্ত|պատասխանատու',
    tags: 'tags|tag|labels|label|groups|group|categories|ටැග්|குறிச்சொற்கள்|መለያዎች|ট্যাগ|պիտակներ',
    language: 'language|preferred language|langue|භාෂාව|மொழி|ቋንቋ|ভাষা|լեզու',
    about: 'about|notes|note|description|comments|comment|remarks|remark|සටහන|සටහන්|குறிப்பு|குறிப்புகள்|ማስታወሻ|নোট|মন্তব্য|նշում|նշումներ|նկարագրություն',
  },
  company: {
    name: 'name|company|company name|account|account name|organisation|organization|organisation name|organization name|business|business name|firm|shop|shop name|customer|customer name|client|නම|සමාගම|සමාගමේ නම|ආයතනය|பெயர்|நிறுவனம்|நிறுவனத்தின் பெயர்|ስም|ድርጅት|የድርጅት ስም|ኩባንያ|নাম|প্রতিষ্ঠান|প্রতিষ্ঠানের নাম|কোম্পানি|անուն|անվանում|ընկերություն|ընկերության անուն',
    otherName: 'other name|local name|trade name|trading name|dba|legal name|වෙනත් නම|வேறு பெயர்|ሌላ ስም|অন্য নাম|այլ անուն',
    parent: 'parent|parent company|parent account|subsidiary of|belongs to|group company|part of|මව් සමාගම|தாய் நிறுவனம்|እናት ድርጅት|মূল প্রতিষ্ঠান|մայր ընկերություն',
    sector: 'sector|industry|line of business|trade|business type|අංශය|කර්මාන්තය|துறை|தொழில்துறை|ዘርፍ|খাত|শিল্প|ոլորտ|ճյուղ',
    size: 'size|employees|number of employees|employee count|no of employees|staff|headcount|company size|සේවකයින් ගණන|பணியாளர்கள்|የሠራተኞች ብዛት|কর্মী সংখ্যা|աշխատակիցների թիվը|աշխատակիցներ',
    website: 'website|web site|url|website url|web|homepage|domain|company domain name|වෙබ් අඩවිය|இணையதளம்|வலைத்தளம்|ድረ ገጽ|ওয়েবসাইট|կայք',
    lifecycleStage: 'lifecycle stage|stage|status|account status|account type|type',
  },
};

for (const key of ['emails', 'phones', 'phones[mobile]', 'phones[work]', 'phones[home]', 'phones[whatsapp]', 'phones[fax]', 'source', 'owner', 'tags', 'language', 'about']) {
  synonyms['company']![key] = synonyms['person']![key]!;
}

/** Parts of an address, as they stand after 'billing', 'mailing' and the like or alone. */
const addressWords: Record<string, string> = {
  street: 'street|street address|address|address line|address line 1|address line 2|address 1|address 2|address1|address2|line 1|street 1|ලිපිනය|வீதி|முகவரி|አድራሻ|ঠিকানা|রাস্তা|հասցե|փողոց',
  city: 'city|town|city town|locality|district|නගරය|நகரம்|ከተማ|শহর|քաղաք',
  region: 'region|state|province|county|state region|state province|පළාත|மாகாணம்|ክልል|বিভাগ|জেলা|մարզ',
  postalCode: 'postal code|postcode|post code|zip|zip code|zipcode|pin code|pincode|postal|zip postal code|තැපැල් කේතය|அஞ்சல் குறியீடு|የፖስታ ኮድ|পোস্ট কোড|ডাক কোড|փոստային ինդեքս|ինդեքս',
  country: 'country|country region|country code|nation|office location|රට|நாடு|አገር|ሀገር|দেশ|երկիր',
};
const addressPrefixes: Record<string, string | null> = {
  billing: 'billing', invoice: 'billing', shipping: 'delivery', delivery: 'delivery', mailing: null, home: 'home', work: 'work', business: 'work', office: 'work', primary: null, other: 'other', company: null,
};

const byType = new Map<string, Map<string, string>>();

/** Words that mean a target of this kind of record, by the words. */
export function knownWords(recordType: string, addressField: string | undefined): ReadonlyMap<string, string> {
  const known = byType.get(recordType) ?? collect(recordType, addressField);
  byType.set(recordType, known);
  return known;
}

/** A heading as its words: 'Mobile_Phone*' and 'mobilePhone' → 'mobile phone'. */
export function headingWords(heading: string): string {
  return heading.normalize('NFC').replace(/\(\d+\)$/, '').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase()
    .replace(/_c$/, '').replace(/['’՛]/g, '').replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
}

function collect(recordType: string, addressField: string | undefined): Map<string, string> {
  const known = new Map<string, string>();
  const learn = (words: string, target: string) => {
    for (const word of words.split('|')) if (!known.has(headingWords(word))) known.set(headingWords(word), target);
  };
  for (const [target, words] of Object.entries(synonyms[recordType] ?? {})) learn(words, target);
  if (!addressField) return known;
  for (const [part, words] of Object.entries(addressWords)) {
    learn(words, `${addressField}.${part}`);
    for (const [prefix, kind] of Object.entries(addressPrefixes)) {
      learn(words.split('|').map((word) => `${prefix} ${word}`).join('|'), `${addressField}${kind ? `[${kind}]` : ''}.${part}`);
    }
  }
  return known;
}
