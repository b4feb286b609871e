"""Country cells. ISO 3166-1 codes are looked up in the standard."""

import pytest
from sistermap.geo.naming.country import agrees, country_named, demonym, read_country


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Republic of Korea", "KR"),
        ("ROK", "KR"),
        ("대한민국", "KR"),
        ("라오스", "LA"),
        ("Lao PDR", "LA"),
        ("일본(Japan)", "JP"),
        ("U.S.A", "US"),
        ("United States of America", "US"),
        ("미국", "US"),
        ("Etats unis", "US"),
        ("England", "GB"),
        ("VR China", "CN"),
        ("People's Republic of China", "CN"),
        ("Italienische Republik", "IT"),
        ("Bundesrepublik Deutschland", "DE"),
        ("Holland", "NL"),
        ("Georgia", "GE"),
        ("NA", "NA"),
        ("DE", "DE"),
        ("Taiwan", "TW"),
        ("Kosovo", "XK"),
        ("Jersey", "JE"),
        ("KOR", "KR"),
        ("GER", "DE"),
        ("SUI", "CH"),
        ("🇯🇵", "JP"),
        ("이태리", "IT"),
        ("서반아", "ES"),
        ("美", "US"),
        ("英", "GB"),
        ("独", "DE"),
        ("獨", "DE"),
        ("仏", "FR"),
        ("露", "RU"),
        ("韓", "KR"),
        ("P.R. China", "CN"),
        ("R.O.C.", "TW"),
        ("中国台湾", "TW"),
        ("Hong Kong, China", "HK"),
        ("Rep. of Korea", "KR"),
        ("S. Korea", "KR"),
        ("Korea, Dem. People's Rep.", "KP"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Congo, Rep.", "CG"),
        ("Iran, Islamic Republic of", "IR"),
        ("Macedonia, FYR", "MK"),
        ("Viêt Nam", "VN"),
        ("UK (Scotland)", "GB"),
        ("Georgia, USA", "US"),
        ("JP 日本", "JP"),
        ("Russische Föderation", "RU"),
        ("Japanisch", "JP"),
        ("French", "FR"),
        ("日本人", "JP"),
        ("트리니다드 토바고 공화국 (Republic of trinidad & tobago)", "TT"),
    ],
)
def test_read_country_knows_languages_and_usual_forms(cell, code, gazetteer):
    assert read_country(cell, gazetteer).codes == {code}


@pytest.mark.parametrize(
    ("cell", "codes"), [("Germany/Austria", {"DE", "AT"}), ("瑞", {"CH", "SE"}), ("BRN", {"BN", "BH"})]
)
def test_read_country_keeps_both_where_a_cell_may_say_two(cell, codes, gazetteer):
    assert read_country(cell, gazetteer).codes == codes


@pytest.mark.parametrize(("cell", "code"), [("Austrailia", "AU"), ("Germny", "DE"), ("Royaume ...", "GB")])
def test_read_country_mends_a_slip_and_says_so(cell, code, gazetteer):
    found = read_country(cell, gazetteer)
    assert found.codes == {code}
    assert found.corrected or cell.endswith("...")


@pytest.mark.parametrize("cell", ["Bruges", "t431584180", "Atlantis", "구라파", "ger", "XYZ"])
def test_read_country_does_not_make_one_up(cell, gazetteer):
    assert read_country(cell, gazetteer).codes == frozenset()


@pytest.mark.parametrize("cell", [None, "", "  ", "?", "N/A", "unknown", "미정", "-"])
def test_read_country_of_an_empty_cell_is_none(cell, gazetteer):
    assert read_country(cell, gazetteer) is None


@pytest.mark.parametrize(("word", "code"), [("Japanese", "JP"), ("Dutch", "NL"), ("Italian", "IT")])
def test_demonym_finds_the_country(word, code, gazetteer):
    assert demonym(word, gazetteer) == {code}


def test_agrees_counts_territories_but_not_neighbours():
    assert agrees("RE", frozenset({"FR"}))
    assert not agrees("BE", frozenset({"FR"}))


@pytest.mark.parametrize("cell", ["EU", "🇪🇺", "🇽🇽"])
def test_read_country_takes_no_union_for_a_country(cell, gazetteer):
    stated = read_country(cell, gazetteer)
    assert stated is not None and stated.codes == frozenset()


# What lists and newspapers in these languages have; the codes are ISO 3166-1's.
IN_LANGUAGES = [
    ("vi", "Ô-xtrây-li-a", "AU"),
    ("vi", "In-đô-nê-xi-a", "ID"),
    ("vi", "Vương quốc Tây Ban Nha", "ES"),
    ("vi", "CHLB Đức", "DE"),
    ("vi", "Cộng hòa Xã hội chủ nghĩa Việt Nam", "VN"),
    ("vi", "Cộng hòa Dân chủ Nhân dân Lào", "LA"),
    ("vi", "Vương quốc Campuchia", "KH"),
    ("vi", "Hợp chúng quốc Hoa Kỳ", "US"),
    ("vi", "Áo", "AT"),
    ("vi", "Bỉ", "BE"),
    ("vi", "Nhật", "JP"),
    ("vi", "Cộng hòa Ba Lan", "PL"),
    ("ka", "საქართველო", "GE"),
    ("ka", "ჩინეთის სახალხო რესპუბლიკა", "CN"),
    ("ka", "გერმანიის ფედერაციული რესპუბლიკა", "DE"),
    ("ka", "საფრანგეთის რესპუბლიკა", "FR"),
    ("ka", "აშშ", "US"),
    ("ka", "უკრაინა", "UA"),
    ("ka", "ესპანეთის სამეფო", "ES"),
    ("hy", "Հայաստանի Հանրապետություն", "AM"),
    ("hy", "Չինաստանի Ժողովրդական Հանրապետություն", "CN"),
    ("hy", "ԱՄՆ", "US"),
    ("hy", "Գերմանիա", "DE"),
    ("hy", "Վրաստան", "GE"),
    ("mn", "БНХАУ", "CN"),
    ("mn", "БНСУ", "KR"),
    ("mn", "Бүгд Найрамдах Хятад Ард Улс", "CN"),
    ("mn", "Холбооны Бүгд Найрамдах Герман Улс", "DE"),
    ("mn", "Турк", "TR"),
    ("mn", "Казахстан", "KZ"),
    ("kk", "Қытай Халық Республикасы", "CN"),
    ("kk", "Корея Республикасы", "KR"),
    ("kk", "АҚШ", "US"),
    ("kk", "Түркия", "TR"),
    ("kk", "ҚХР", "CN"),
    ("kk", "Өзбекстан", "UZ"),
    ("ky", "Орусия Федерациясы", "RU"),
    ("ky", "Түркия", "TR"),
    ("uz", "Koreya Respublikasi", "KR"),
    ("uz", "Rossiya Federatsiyasi", "RU"),
    ("uz", "Germaniya", "DE"),
    ("uz", "Qozog‘iston Respublikasi", "KZ"),
    ("uz", "Fransiya Respublikasi", "FR"),
    ("az", "Çin Xalq Respublikası", "CN"),
    ("az", "ABŞ", "US"),
    ("az", "Rusiya Federasiyası", "RU"),
    ("az", "Macarıstan", "HU"),
    ("az", "İtaliya Respublikası", "IT"),
    ("tk", "Hytaý Halk Respublikasy", "CN"),
    ("tk", "Russiýa Federasiýasy", "RU"),
    ("tg", "Ҷумҳурии Тоҷикистон", "TJ"),
    ("tg", "Федератсияи Россия", "RU"),
    ("km", "ជប៉ុន", "JP"),
    ("km", "បារាំង", "FR"),
    ("km", "សាធារណរដ្ឋកូរ៉េ", "KR"),
    ("km", "ប្រទេសថៃ", "TH"),
    ("lo", "ສາທາລະນະລັດ ປະຊາຊົນຈີນ", "CN"),
    ("lo", "ຍີ່ປຸ່ນ", "JP"),
    ("lo", "ຫວຽດນາມ", "VN"),
    ("lo", "ປະເທດໄທ", "TH"),
    ("my", "ပြည်ထောင်စု မြန်မာ", "MM"),
    ("my", "တရုတ်ပြည်သူ့သမ္မတနိုင်ငံ", "CN"),
    ("my", "အမေရိကန်", "US"),
    ("my", "ကိုရီးယားသမ္မတနိုင်ငံ", "KR"),
    ("ne", "अमेरिका", "US"),
    ("ne", "जनवादी गणतन्त्र चीन", "CN"),
    ("ne", "जापान", "JP"),
    ("ne", "कोरिया गणतन्त्र", "KR"),
    ("hi", "जर्मनी संघीय गणराज्य", "DE"),
    ("hi", "चीनी जनवादी गणराज्य", "CN"),
    ("hi", "रूसी संघ", "RU"),
    ("hi", "ब्रिटेन", "GB"),
    ("hi", "फ़्रांस", "FR"),
    ("hi", "फ्रांस", "FR"),
    ("hi", "रूस", "RU"),
    ("bn", "গণপ্রজাতন্ত্রী চীন", "CN"),
    ("bn", "আমেরিকা", "US"),
    ("bn", "ইংল্যান্ড", "GB"),
    ("bn", "রুশ ফেডারেশন", "RU"),
    ("bn", "ভারত", "IN"),
    ("ta", "அமெரிக்கா", "US"),
    ("ta", "இங்கிலாந்து", "GB"),
    ("ta", "ஜப்பான்", "JP"),
    ("ta", "செர்மனி", "DE"),
    ("te", "అమెరికా", "US"),
    ("ml", "അമേരിക്ക", "US"),
    ("gu", "ચીન", "CN"),
    ("mr", "फ्रान्स", "FR"),
    ("si", "ඇමරිකාව", "US"),
    ("ur", "عوامی جمہوریہ چین", "CN"),
    ("ur", "برطانیہ", "GB"),
    ("ur", "امریکہ", "US"),
    ("ur", "روسی وفاق", "RU"),
    ("ur", "سعودی عرب", "SA"),
    ("fa", "جمهوری خلق چین", "CN"),
    ("fa", "جمهوری کره", "KR"),
    ("fa", "جمهوری فدرال آلمان", "DE"),
    ("fa", "فدراسیون روسیه", "RU"),
    ("fa", "انگلستان", "GB"),
    ("fa", "پادشاهی اسپانیا", "ES"),
    ("he", "רפובליקת קוריאה", "KR"),
    ("he", "הרפובליקה העממית של סין", "CN"),
    ("he", "הרפובליקה הצ'כית", "CZ"),
    ("he", 'ארה"ב', "US"),
    ("he", "איחוד האמירויות", "AE"),
    ("he", "צרפת", "FR"),
    ("ar", "جمهورية الصين الشعبية", "CN"),
    ("ar", "جمهورية كوريا", "KR"),
    ("ar", "الاتحاد الروسي", "RU"),
    ("ar", "المملكة المغربية", "MA"),
    ("ar", "جمهورية مصر العربية", "EG"),
    ("ar", "سلطنة عمان", "OM"),
    ("ar", "الجمهورية الجزائرية الديمقراطية الشعبية", "DZ"),
    ("ar", "المملكة الأردنية الهاشمية", "JO"),
    ("ar", "بريطانيا", "GB"),
    ("ar", "إسكتلندا", "GB"),
    ("sw", "Jamhuri ya Watu wa China", "CN"),
    ("sw", "Jamhuri ya Korea", "KR"),
    ("sw", "Marekani", "US"),
    ("sw", "Uingereza", "GB"),
    ("sw", "Shirikisho la Urusi", "RU"),
    ("am", "ኢትዮጵያ", "ET"),
    ("am", "አሜሪካ", "US"),
    ("am", "ጀርመን", "DE"),
    ("am", "እንግሊዝ", "GB"),
    ("lt", "Kinijos Liaudies Respublika", "CN"),
    ("lt", "Vokietijos Federacinė Respublika", "DE"),
    ("lt", "Rusijos Federacija", "RU"),
    ("lt", "Didžioji Britanija", "GB"),
    ("lt", "Lenkijos Respublika", "PL"),
    ("lt", "Ispanijos Karalystė", "ES"),
    ("lt", "Čekijos Respublika", "CZ"),
    ("lv", "Korejas Republika", "KR"),
    ("lv", "Vācijas Federatīvā Republika", "DE"),
    ("lv", "ASV", "US"),
    ("lv", "Lielbritānija", "GB"),
    ("lv", "Spānijas Karaliste", "ES"),
    ("lv", "Igaunijas Republika", "EE"),
    ("et", "Korea Vabariik", "KR"),
    ("et", "Saksamaa Liitvabariik", "DE"),
    ("et", "Venemaa Föderatsioon", "RU"),
    ("et", "USA", "US"),
    ("et", "Tšehhi Vabariik", "CZ"),
    ("et", "Rootsi Kuningriik", "SE"),
    ("fi", "Saksan liittotasavalta", "DE"),
    ("fi", "Korean tasavalta", "KR"),
    ("fi", "Tšekin tasavalta", "CZ"),
    ("fi", "Espanjan kuningaskunta", "ES"),
    ("fi", "Iso-Britannia", "GB"),
    ("fi", "Alankomaat", "NL"),
    ("hu", "Francia Köztársaság", "FR"),
    ("hu", "Koreai Köztársaság", "KR"),
    ("hu", "Cseh Köztársaság", "CZ"),
    ("hu", "Szlovák Köztársaság", "SK"),
    ("hu", "Vajdaság", "RS"),
    ("hu", "Kárpátalja", "UA"),
    ("hu", "Lengyel Köztársaság", "PL"),
    ("hu", "Spanyol Királyság", "ES"),
    ("pl", "Federacja Rosyjska", "RU"),
    ("pl", "Republika Federalna Niemiec", "DE"),
    ("pl", "Chińska Republika Ludowa", "CN"),
    ("pl", "Republika Korei", "KR"),
    ("pl", "Republika Słowacka", "SK"),
    ("pl", "RFN", "DE"),
    ("pl", "RPA", "ZA"),
    ("pl", "Zjednoczone Emiraty Arabskie", "AE"),
    ("pl", "Walia", "GB"),
    ("cs", "Korejská republika", "KR"),
    ("cs", "Francouzská republika", "FR"),
    ("cs", "Slovenská republika", "SK"),
    ("cs", "Španělské království", "ES"),
    ("cs", "Skotsko", "GB"),
    ("cs", "SRN", "DE"),
    ("cs", "Velká Británie", "GB"),
    ("cs", "Rakouská republika", "AT"),
    ("sk", "Čínska ľudová republika", "CN"),
    ("sk", "Nemecká spolková republika", "DE"),
    ("sk", "Ruská federácia", "RU"),
    ("sk", "Veľká Británia", "GB"),
    ("sk", "Maďarská republika", "HU"),
    ("sl", "Republika Koreja", "KR"),
    ("sl", "Zvezna republika Nemčija", "DE"),
    ("sl", "ZDA", "US"),
    ("sl", "Francoska republika", "FR"),
    ("hr", "Narodna Republika Kina", "CN"),
    ("hr", "Republika Koreja", "KR"),
    ("hr", "Ruska Federacija", "RU"),
    ("hr", "Francuska Republika", "FR"),
    ("hr", "Velika Britanija", "GB"),
    ("hr", "Engleska", "GB"),
    ("hr", "Češka Republika", "CZ"),
    ("sr", "Народна Република Кина", "CN"),
    ("sr", "Савезна Република Немачка", "DE"),
    ("sr", "САД", "US"),
    ("sr", "БиХ", "BA"),
    ("sr", "Чешка Република", "CZ"),
    ("sr-Latn", "Crna Gora", "ME"),
    ("bs", "Republika Turska", "TR"),
    ("bg", "Република Корея", "KR"),
    ("bg", "Федерална република Германия", "DE"),
    ("bg", "САЩ", "US"),
    ("bg", "Френска република", "FR"),
    ("bg", "Чешка република", "CZ"),
    ("bg", "Холандия", "NL"),
    ("mk", "САД", "US"),
    ("mk", "Руска Федерација", "RU"),
    ("uk", "Китайська Народна Республіка", "CN"),
    ("uk", "Федеративна Республіка Німеччина", "DE"),
    ("uk", "Чеська Республіка", "CZ"),
    ("uk", "Королівство Іспанія", "ES"),
    ("uk", "Республіка Польща", "PL"),
    ("uk", "ОАЕ", "AE"),
    ("uk", "Шотландія", "GB"),
    ("uk", "Угорська Республіка", "HU"),
    ("be", "Кітайская Народная Рэспубліка", "CN"),
    ("be", "Рэспубліка Карэя", "KR"),
    ("be", "ЗША", "US"),
    ("be", "Польшча", "PL"),
    ("ru", "Китайская Народная Республика", "CN"),
    ("ru", "Корейская Народно-Демократическая Республика", "KP"),
    ("ru", "Чешская Республика", "CZ"),
    ("ru", "Королевство Нидерландов", "NL"),
    ("ru", "Турецкая Республика", "TR"),
    ("ru", "Итальянская Республика", "IT"),
    ("ru", "Республика Беларусь", "BY"),
    ("ru", "Социалистическая Республика Вьетнам", "VN"),
    ("ru", "ФРГ", "DE"),
    ("ru", "ЮАР", "ZA"),
    ("ru", "Голландия", "NL"),
    ("ru", "Исламская Республика Иран", "IR"),
    ("ru", "Греческая Республика", "GR"),
    ("ru", "Республика Конго", "CG"),
    ("ru", "Арабская Республика Египет", "EG"),
    ("ro", "Republica Populară Chineză", "CN"),
    ("ro", "Republica Federală Germania", "DE"),
    ("ro", "Federația Rusă", "RU"),
    ("ro", "Regatul Spaniei", "ES"),
    ("ro", "SUA", "US"),
    ("ro", "Republica Cehă", "CZ"),
    ("ro", "Scoția", "GB"),
    ("el", "Δημοκρατία της Κορέας", "KR"),
    ("el", "Ομοσπονδιακή Δημοκρατία της Γερμανίας", "DE"),
    ("el", "Ρωσική Ομοσπονδία", "RU"),
    ("el", "Βασίλειο της Ισπανίας", "ES"),
    ("el", "Σκωτία", "GB"),
    ("el", "ΗΑΕ", "AE"),
    ("tr", "Çin Halk Cumhuriyeti", "CN"),
    ("tr", "Almanya Federal Cumhuriyeti", "DE"),
    ("tr", "Fransa Cumhuriyeti", "FR"),
    ("tr", "İskoçya", "GB"),
    ("tr", "İspanya Krallığı", "ES"),
    ("tr", "Güney Kore", "KR"),
    ("sv", "Förbundsrepubliken Tyskland", "DE"),
    ("sv", "Republiken Korea", "KR"),
    ("sv", "Storbritannien", "GB"),
    ("sv", "Konungariket Spanien", "ES"),
    ("sv", "Förenta staterna", "US"),
    ("da", "Folkerepublikken Kina", "CN"),
    ("da", "Den Russiske Føderation", "RU"),
    ("da", "Republikken Korea", "KR"),
    ("da", "Den Tjekkiske Republik", "CZ"),
    ("nb", "Folkerepublikken Kina", "CN"),
    ("nb", "Republikken Korea", "KR"),
    ("nb", "Den russiske føderasjon", "RU"),
    ("is", "Alþýðulýðveldið Kína", "CN"),
    ("is", "Lýðveldið Kórea", "KR"),
    ("is", "Bretland", "GB"),
    ("is", "Bandaríkin", "US"),
    ("fo", "Fólkalýðveldið Kina", "CN"),
    ("fo", "Týskland", "DE"),
    ("fo", "Stóra Bretland", "GB"),
    ("nl", "Bondsrepubliek Duitsland", "DE"),
    ("nl", "Republiek Korea", "KR"),
    ("nl", "Tsjechische Republiek", "CZ"),
    ("nl", "Franse Republiek", "FR"),
    ("nl", "VK", "GB"),
    ("nl", "Democratische Republiek Congo", "CD"),
    ("de", "Volksrepublik China", "CN"),
    ("de", "Demokratische Volksrepublik Korea", "KP"),
    ("de", "Vereinigte Staaten von Amerika", "US"),
    ("de", "Königreich Spanien", "ES"),
    ("de", "Südtirol", "IT"),
    ("de", "DR Kongo", "CD"),
    ("de", "Slowakische Republik", "SK"),
    ("fr", "République populaire de Chine", "CN"),
    ("fr", "République de Corée", "KR"),
    ("fr", "Royaume d'Espagne", "ES"),
    ("fr", "Fédération de Russie", "RU"),
    ("fr", "République démocratique du Congo", "CD"),
    ("fr", "République du Congo", "CG"),
    ("fr", "Écosse", "GB"),
    ("fr", "République socialiste du Vietnam", "VN"),
    ("fr", "RDC", "CD"),
    ("fr", "Pays de Galles", "GB"),
    ("es", "República Federal de Alemania", "DE"),
    ("es", "Federación de Rusia", "RU"),
    ("es", "EE.UU.", "US"),
    ("es", "EE. UU.", "US"),
    ("es", "República Dominicana", "DO"),
    ("es", "Escocia", "GB"),
    ("es", "Estados Unidos Mexicanos", "MX"),
    ("es", "Reino de Marruecos", "MA"),
    ("pt", "República Popular da China", "CN"),
    ("pt", "República da Coreia", "KR"),
    ("pt", "Federação Russa", "RU"),
    ("pt", "EUA", "US"),
    ("pt", "Escócia", "GB"),
    ("pt", "RAEM", "MO"),
    ("it", "Repubblica di Corea", "KR"),
    ("it", "Repubblica Federale di Germania", "DE"),
    ("it", "Repubblica Francese", "FR"),
    ("it", "Regno di Spagna", "ES"),
    ("it", "Repubblica Ceca", "CZ"),
    ("ca", "República Popular de la Xina", "CN"),
    ("ca", "República Federal d'Alemanya", "DE"),
    ("ca", "Federació Russa", "RU"),
    ("ca", "República Txeca", "CZ"),
    ("ca", "Escòcia", "GB"),
    ("eu", "Txinako Herri Errepublika", "CN"),
    ("eu", "Koreako Errepublika", "KR"),
    ("eu", "Frantziako Errepublika", "FR"),
    ("eu", "AEB", "US"),
    ("gl", "República Popular da China", "CN"),
    ("gl", "Reino Unido", "GB"),
    ("cy", "Yr Almaen", "DE"),
    ("cy", "Lloegr", "GB"),
    ("cy", "Yr Unol Daleithiau", "US"),
    ("cy", "Gweriniaeth Corea", "KR"),
    ("ga", "An Ghearmáin", "DE"),
    ("ga", "Sasana", "GB"),
    ("ga", "An Fhrainc", "FR"),
    ("sq", "Republika Popullore e Kinës", "CN"),
    ("sq", "Republika Federale e Gjermanisë", "DE"),
    ("sq", "Federata Ruse", "RU"),
    ("sq", "SHBA", "US"),
    ("sq", "Republika Çeke", "CZ"),
    ("lb", "Däitschland", "DE"),
    ("af", "Volksrepubliek China", "CN"),
    ("af", "Verenigde State van Amerika", "US"),
    ("id", "Republik Federal Jerman", "DE"),
    ("id", "Kerajaan Spanyol", "ES"),
    ("id", "Tiongkok", "CN"),
    ("id", "Inggris", "GB"),
    ("id", "Republik Ceko", "CZ"),
    ("ms", "Republik Rakyat China", "CN"),
    ("ms", "Amerika Syarikat", "US"),
    ("th", "สาธารณรัฐสังคมนิยมเวียดนาม", "VN"),
    ("th", "ราชอาณาจักรสเปน", "ES"),
    ("th", "สหพันธ์สาธารณรัฐเยอรมนี", "DE"),
    ("th", "สหราชอาณาจักร", "GB"),
    ("th", "อังกฤษ", "GB"),
    ("th", "สาธารณรัฐฝรั่งเศส", "FR"),
    ("zh", "俄罗斯联邦", "RU"),
    ("zh", "德意志联邦共和国", "DE"),
    ("zh", "大韩民国", "KR"),
    ("zh", "朝鲜民主主义人民共和国", "KP"),
    ("zh", "越南社会主义共和国", "VN"),
    ("zh", "土耳其共和国", "TR"),
    ("zh", "刚果民主共和国", "CD"),
    ("zh-Hant", "美利堅合眾國", "US"),
    ("ja", "中華人民共和国", "CN"),
    ("ja", "アメリカ合衆国", "US"),
    ("ja", "スコットランド", "GB"),
    ("ja", "ロシア連邦", "RU"),
    ("ko", "러시아 연방", "RU"),
    ("ko", "체코 공화국", "CZ"),
    ("ko", "조선민주주의인민공화국", "KP"),
    ("ko", "베트남 사회주의 공화국", "VN"),
    ("en", "Egypt, Arab Rep.", "EG"),
    ("en", "Türkiye", "TR"),
    ("en", "Bolivia (Plurinational State of)", "BO"),
    ("en", "Venezuela, RB", "VE"),
    ("en", "Korea, Dem. People's Rep.", "KP"),
    ("en", "Congo, Dem. Rep.", "CD"),
    ("en", "Yemen, Rep.", "YE"),
    ("en", "Micronesia, Fed. Sts.", "FM"),
    ("en", "Hong Kong SAR, China", "HK"),
    ("en", "England (United Kingdom)", "GB"),
    ("en", "Slovak Republic", "SK"),
    ("en", "Lao People's Dem. Rep.", "LA"),
    ("en", "Syrian Arab Republic", "SY"),
    ("en", "Republic of Moldova", "MD"),
    ("en", "Ivory Coast", "CI"),
    ("en", "Burma", "MM"),
    ("en", "CAR", "CF"),
    ("en", "ROM", "RO"),
    ("en", "410", "KR"),
    ("en", "036", "AU"),
    ("en", "NAM", "NA"),
    ("en", "D", "DE"),
    ("en", "F", "FR"),
    ("en", "Kingdom of the Netherlands", "NL"),
    ("en", "Federal Democratic Republic of Ethiopia", "ET"),
    ("en", "U.S.A.", "US"),
    ("en", "U.K.", "GB"),
    ("cs", "Čadská republika", "TD"),
    ("cs", "Íránská islámská republika", "IR"),
    ("pl", "Republika Iraku", "IQ"),
    ("zu", "i-Germany", "DE"),
    ("ckb", "ئەڵمانیا", "DE"),
    ("ps", "جرمني", "DE"),
    ("yo", "Jámánì", "DE"),
    ("ha", "Jamus", "DE"),
]


@pytest.mark.parametrize(("language", "cell", "code"), IN_LANGUAGES)
def test_read_country_reads_forms_and_short_names_of_many_languages(language, cell, code, gazetteer):
    stated = read_country(cell, gazetteer)
    assert (stated.codes, stated.corrected) == ({code}, False)


@pytest.mark.parametrize(
    "cell",
    [
        "nam",
        "kr",
        "Northern Cyprus",
        "South America",
        "European Union",
        "Republic of Tatarstan",
        "Soviet Union",
        "State of Georgia",
        "Республика Татарстан",
        "Республика Коми",
        "Донецкая Народная Республика",
        "Республика Крым",
        "My",
        "eua",
        "Федеративная Республика",
    ],
)
def test_read_country_takes_nothing_else_for_a_country(cell, gazetteer):
    assert read_country(cell, gazetteer).codes == frozenset()


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("AS", {"AS", "US"}),  # American Samoa by its code, Amerika Serikat in Indonesian
        ("SR", {"SR", "SK"}),  # Suriname by its code, Slovenská republika
        ("Kongo", {"CD", "CG"}),
        ("РК", {"KR", "KZ"}),
        ("Československo", {"CZ", "SK"}),
    ],
)
def test_read_country_keeps_all_that_an_abbreviation_or_an_old_name_means(cell, codes, gazetteer):
    assert read_country(cell, gazetteer).codes == codes


@pytest.mark.parametrize(
    ("cell", "code"), [("MY", "MY"), ("NAM", "NA"), ("IND", "IN"), ("Mỹ", "US"), ("MỸ", "US"), ("Áo", "AT")]
)
def test_read_country_takes_for_a_code_only_capitals_as_written(cell, code, gazetteer):
    assert read_country(cell, gazetteer).codes == {code}


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("410", "KR"),
        ("004", "AF"),
        ("D", "DE"),
        ("ENG", "GB"),
        ("Südtirol", "IT"),
        ("Erdély", "RO"),
        ("Szkocja", "GB"),
    ],
)
def test_read_country_reads_codes_and_regions_in_a_column_of_countries_only(cell, code, gazetteer):
    assert read_country(cell, gazetteer).codes == {code}
    elsewhere = read_country(cell, gazetteer, in_country_column=False).codes
    assert elsewhere == ({code} if cell == "Szkocja" else frozenset())


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Democratic People's Republic of Korea", "KP"),
        ("República Popular Democrática de Corea", "KP"),
        ("Republik China", "TW"),
        ("Volksrepublik China", "CN"),
        ("Демократическая Республика Конго", "CD"),
        ("Республика Конго", "CG"),
        ("République du Soudan du Sud", "SS"),
        ("Republic of Sudan", "SD"),
    ],
)
def test_read_country_tells_countries_of_one_name_apart_by_their_form(cell, code, gazetteer):
    assert read_country(cell, gazetteer).codes == {code}


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Taiwan", "TW"),
        ("Palestina", "PS"),
        ("Косово", "XK"),
        ("Sahara Occidental", "EH"),
        ("Macau", "MO"),
        ("香港", "HK"),
    ],
)
def test_read_country_keeps_territories_and_disputed_names_by_their_own_code(cell, code, gazetteer):
    assert read_country(cell, gazetteer).codes == {code}


def test_read_country_reads_long_lists_of_unknown_cells_without_end(gazetteer):
    assert read_country("Республика " * 2_000, gazetteer).codes == frozenset()


@pytest.mark.parametrize("name", ["Staten Island", "Antigua Guatemala", "Manta", "Aš", "Québec"])
def test_country_named_is_careful_in_names_of_places(name, gazetteer):
    assert country_named(name, gazetteer) == frozenset()


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Litevská republika", "LT"),
        ("Kirgisische Republik", "KG"),
        ("Osztrák Köztársaság", "AT"),
        ("Italian tasavalta", "IT"),
        ("República Eslovaca", "SK"),
        ("Κυπριακή Δημοκρατία", "CY"),
        ("Республика Сербская", "BA"),
        ("ថៃ", "TH"),
    ],
)
def test_read_country_reads_adjectives_and_cases(cell, code, gazetteer):
    assert read_country(cell, gazetteer).codes == {code}


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Deutschland und Frankreich", {"DE", "FR"}),
        ("Italia e Francia", {"IT", "FR"}),
        ("Japan and Korea", {"JP", "KR"}),
        ("Польша и Литва", {"PL", "LT"}),
        ("Bosnien und Herzegowina", {"BA"}),
        ("Trinidad y Tobago", {"TT"}),
    ],
)
def test_read_country_parts_two_countries_at_and_in_many_languages(cell, codes, gazetteer):
    assert read_country(cell, gazetteer).codes == codes


@pytest.mark.parametrize("word", ["green", "Green", "grain", "queen", "Span"])
def test_demonym_takes_no_word_that_only_begins_like_a_country(word, gazetteer):
    assert not demonym(word, gazetteer)
    assert not read_country(word, gazetteer).codes
