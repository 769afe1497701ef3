import type { Language } from '#kernel/language.ts';

/** A name as its owners write it, and in Latin letters; the same where the language is written in them. */
export type Name = { native: string; latin: string };
export type NameList = { first: readonly Name[]; last: readonly Name[] };

export const names: Record<Language, NameList> = {
  en: {
    first: list('Sarah James Emily Daniel Ruth Thomas Grace Michael Olivia Peter Hannah David Alice Robert Sophie Andrew Laura Mark Helen Simon Julia Stephen Claire Martin'),
    last: list('Thompson Fernando Bennett de_Silva Harris Perera Collins Pieris Walker Mendis Foster Jayawardena Turner Gomes Parker Wickramasinghe Hughes Ranasinghe Morgan Dias Bailey Peiris Cooper Alwis'),
  },
  si: {
    first: list(`කමල්=Kamal නිමල්=Nimal සුනිල්=Sunil චමරි=Chamari දිල්රුක්ෂි=Dilrukshi නදීකා=Nadeeka රුවන්=Ruwan සඳුනි=Sanduni තරිඳු=Tharindu ඉෂාරා=Ishara ලක්මාල්=Lakmal මනෝරි=Manori ප්‍රසන්න=Prasanna අනුෂා=Anusha
      ජනිත්=Janith හිමාලි=Himali බුද්ධික=Buddhika සචිනි=Sachini අමිල=Amila රුක්මනී=Rukmani ධනුෂ්ක=Dhanushka ශානිකා=Shanika උදාර=Udara වසන්ති=Wasanthi`),
    last: list(`පෙරේරා=Perera විජේසිංහ=Wijesinghe ජයසූරිය=Jayasuriya බණ්ඩාර=Bandara දිසානායක=Dissanayake රත්නායක=Rathnayake ගුණවර්ධන=Gunawardena හේරත්=Herath සේනානායක=Senanayake කරුණාරත්න=Karunaratne
      අබේසිංහ=Abeysinghe මුණසිංහ=Munasinghe රාජපක්ෂ=Rajapaksha ලියනගේ=Liyanage වීරසිංහ=Weerasinghe ප්‍රනාන්දු=Fernando ගමගේ=Gamage එකනායක=Ekanayake සමරසිංහ=Samarasinghe කුමාර=Kumara
      ජයවර්ධන=Jayawardena රණවීර=Ranaweera අමරසේකර=Amarasekara තෙන්නකෝන්=Tennakoon`),
  },
  ta: {
    first: list(`நிமல்=Nimal மீனாட்சி=Meenakshi கார்த்திக்=Karthik பிரியா=Priya ராஜேஷ்=Rajesh லட்சுமி=Lakshmi முருகன்=Murugan கவிதா=Kavitha சுரேஷ்=Suresh தேவி=Devi அருண்=Arun ஜானகி=Janaki விஜய்=Vijay மாலதி=Malathi
      பிரகாஷ்=Prakash சித்ரா=Chitra கண்ணன்=Kannan வாணி=Vani தினேஷ்=Dinesh உமா=Uma செந்தில்=Senthil ரேவதி=Revathi பாலா=Bala நந்தினி=Nandhini`),
    last: list(`சுப்பிரமணியம்=Subramaniam நடராஜன்=Natarajan சுந்தரம்=Sundaram ராமநாதன்=Ramanathan கணேசன்=Ganesan கிருஷ்ணன்=Krishnan செல்வராஜ்=Selvaraj பாண்டியன்=Pandian சிவகுமார்=Sivakumar ராஜேந்திரன்=Rajendran
      வேலாயுதம்=Velayutham ஆறுமுகம்=Arumugam தங்கவேல்=Thangavel பழனிச்சாமி=Palanisamy மாணிக்கம்=Manickam சண்முகம்=Shanmugam ஐயர்=Iyer பிள்ளை=Pillai முத்துசாமி=Muthusamy ராமசாமி=Ramasamy
      கந்தசாமி=Kandasamy வெங்கடேசன்=Venkatesan குமரன்=Kumaran சங்கரன்=Sankaran`),
  },
  am: {
    first: list(`አበበ=Abebe ትዕግስት=Tigist ዳዊት=Dawit ሄለን=Helen ሰለሞን=Solomon ብርቱካን=Birtukan ዮሐንስ=Yohannes ሰላማዊት=Selamawit ጌታቸው=Getachew አልማዝ=Almaz ሙሉጌታ=Mulugeta ማርታ=Marta ተስፋዬ=Tesfaye ሀና=Hana በቀለ=Bekele አስቴር=Aster
      ሄኖክ=Henok ራሄል=Rahel ቴዎድሮስ=Tewodros ገነት=Genet ናትናኤል=Natnael ሣራ=Sara ኤፍሬም=Efrem ፍሬህይወት=Frehiwot`),
    last: list(`ከበደ=Kebede ታደሰ=Tadesse ሀብተማርያም=Habtemariam ግርማ=Girma አለሙ=Alemu ወልደማርያም=Woldemariam ኃይሌ=Haile ተፈራ=Tefera አሰፋ=Assefa ገብረመድህን=Gebremedhin በላይ=Belay መኮንን=Mekonnen ደሳለኝ=Desalegn
      ወርቁ=Worku ጥላሁን=Tilahun ንጉሴ=Nigussie ዘለቀ=Zeleke አየለ=Ayele ሽፈራው=Shiferaw ለማ=Lemma እሸቱ=Eshetu ጸጋዬ=Tsegaye ደምሴ=Demissie ካሳ=Kassa`),
  },
  bn: {
    first: list(`রহিম=Rahim ফাতেমা=Fatema করিম=Karim নাসরিন=Nasrin জাকির=Zakir শারমিন=Sharmin তানভীর=Tanvir সুমাইয়া=Sumaiya আরিফ=Arif রুবিনা=Rubina ইমরান=Imran সালমা=Salma কামরুল=Kamrul মৌসুমী=Mousumi শফিক=Shafiq লায়লা=Laila
      সঞ্জয়=Sanjay অনিতা=Anita হাবিব=Habib তাসনিম=Tasnim মিজান=Mizan শিরিন=Shirin রাশেদ=Rashed নাজমা=Nazma`),
    last: list(`রহমান=Rahman হোসেন=Hossain আক্তার=Akter চৌধুরী=Chowdhury ইসলাম=Islam বেগম=Begum উদ্দিন=Uddin সরকার=Sarkar মিয়া=Mia খাতুন=Khatun তালুকদার=Talukdar মজুমদার=Majumdar দত্ত=Dutta ঘোষ=Ghosh পাল=Pal সাহা=Saha
      মণ্ডল=Mondal শেখ=Sheikh সিকদার=Sikder ভূঁইয়া=Bhuiyan কাজী=Kazi আহমেদ=Ahmed আলম=Alam রায়=Roy`),
  },
  hy: {
    first: list(`Արամ=Aram Ձովինար=Dzovinar Տիգրան=Tigran Անահիտ=Anahit Նարեկ=Narek Գայանե=Gayane Հայկ=Hayk Լուսինե=Lusine Դավիթ=Davit Մարիամ=Mariam Գևորգ=Gevorg Շուշանիկ=Shushanik Արմեն=Armen Նարե=Nare Վահան=Vahan Սոնա=Sona
      Ռուբեն=Ruben Աստղիկ=Astghik Լևոն=Levon Հասմիկ=Hasmik Սուրեն=Suren Զարուհի=Zaruhi Աշոտ=Ashot Եվա=Eva`),
    last: list(`Հակոբյան=Hakobyan Գրիգորյան=Grigoryan Սարգսյան=Sargsyan Հարությունյան=Harutyunyan Խաչատրյան=Khachatryan Պետրոսյան=Petrosyan Մկրտչյան=Mkrtchyan Կարապետյան=Karapetyan Ավետիսյան=Avetisyan Ղազարյան=Ghazaryan
      Մանուկյան=Manukyan Պողոսյան=Poghosyan Մարտիրոսյան=Martirosyan Սիմոնյան=Simonyan Ստեփանյան=Stepanyan Բաղդասարյան=Baghdasaryan Այվազյան=Ayvazyan Ոսկանյան=Voskanyan Գասպարյան=Gasparyan Վարդանյան=Vardanyan
      Դանիելյան=Danielyan Շահինյան=Shahinyan Ասատրյան=Asatryan Ղուկասյան=Ghukasyan`),
  },
};

function list(text: string): Name[] {
  return text.trim().split(/\s+/).map((pair) => {
    const [native, latin = native] = pair.replaceAll('_', ' ').split('=') as [string, string?];
    return { native, latin };
  });
}
