"""The words for countries that no list of their names holds: forms, codes, single characters, adjectives."""

from __future__ import annotations

# Forms that no list of country names holds. Normalised on the left.
FORMS = {
    "US": "usa us unitedstatesofamerica unitedstates america 미합중국 美利坚合众国 米国 etatsunisdamerique eeuu сша 미리견 亜米利加",
    "GB": "uk greatbritain england scotland wales northernireland britain gb 잉글랜드 스코틀랜드 웨일스 영국 英国"
    " イギリス grossbritannien angleterre ecosse schottland великобритания 英吉利",
    "KR": "rok korea southkorea republicofkorea korearepublicof 대한민국 한국 남한 韩国 大韩民国 corea corée südkorea",
    "KP": "dprk northkorea 북한 조선 朝鲜 북조선 조선민주주의인민공화국",
    "CN": "prc china chinapr prchina vrchina peoplesrepublicofchina mainlandchina 中国大陆 중화인민공화국 中华人民共和国 중국본토",
    "TW": "taiwan chinesetaipei roc republicofchina 대만 타이완 台湾 中华民国 taiwanroc 中国台湾",
    "HK": "hongkong hongkongsar 홍콩 香港 中国香港", "MO": "macau macao macausar 마카오 澳门 中国澳门",
    "NL": "holland netherlands thenetherlands niederlande 네델란드 홀란드 화란 和蘭 阿蘭陀 蘭国", "RU": "russia russianfederation 러시아연방 rf 노서아 露西亜 露国",
    "AE": "uae 아랍에미리트연합 아랍에미리트", "LA": "laopdr lao laos 라오스", "VN": "vietnam viet nam 베트남 월남",
    "CZ": "czechia czechrepublic czech 체코 체코공화국", "MK": "macedonia fyrom northmacedonia 마케도니아 republicofmacedonia",
    "CI": "ivorycoast cotedivoire", "MM": "burma myanmar birma", "SZ": "swaziland eswatini", "CV": "capeverde caboverde",
    "TR": "turkey turkiye 터키 튀르키예 토이기 土耳古 土国", "CD": "drc drcongo congokinshasa democraticrepublicofcongo zaire rdc rdcongo",
    "CG": "congobrazzaville republicofthecongo", "VA": "vatican holysee", "BA": "bosnia bosnienherzegowina bih",
    "SY": "syria", "IR": "iran", "MD": "moldova", "BO": "bolivia", "VE": "venezuela", "TZ": "tanzania", "PS": "palestine",
    "FM": "micronesia", "BN": "brunei", "TL": "timorleste easttimor", "XK": "kosovo", "GE": "georgia", "JO": "jordan",
    "NA": "namibia", "JE": "jersey", "SA": "ksa", "ZA": "rsa southafrica 남아공 南ア", "DO": "dominicanrep", "PG": "png",
    "ST": "saotomeandprincipe", "TT": "trinidadandtobago", "AG": "antiguaandbarbuda", "GM": "thegambia", "BS": "thebahamas",
    "MN": "몽고", "DE": "brd ddr 서독 동독 西独 東独 germanydeutschland 독일연방 独国 獨逸", "AT": "오지리 墺太利 墺国", "AU": "호주 豪州 濠洲 豪国", "SK": "slovakrepublic",
    "IT": "이태리 伊太利 伊国", "ES": "서반아 에스파냐 西班牙 西国", "FR": "불란서 仏蘭西 仏国", "DK": "丁抹", "PH": "비율빈 比島 菲国",
    "PL": "파란 波蘭", "EG": "애급 埃及", "ID": "인니", "SE": "서전 瑞典", "FI": "분란 芬蘭", "GR": "희랍 希臘 hellas",
    "BE": "백이의 白耳義", "CH": "서서 瑞西 schweiz swiss", "PT": "포도아 葡萄牙 葡国", "MX": "묵서가 墨西哥 墨国", "IE": "eire",
    "BR": "브라질 伯剌西爾 伯国 brasil", "UZ": "우즈벡", "KZ": "카자흐 카자흐스탄", "KG": "키르기즈 키르기스", "IN": "印度 인도 印国",
    "TH": "태국 泰国", "JP": "日本国 일본국 nippon nihon", "NZ": "nouvellezelande 뉴질랜드 nz", "CA": "加国",
    "RO": "roumania rumania", "UA": "우크라이나 ukraina", "MY": "말련",
}  # fmt: skip
# Lands that a country's name is used for, too: a list of France's towns has those of Réunion.
TERRITORIES = {
    "US": "PR GU VI AS MP UM", "FR": "RE GP MQ GF YT PF NC WF PM BL MF", "NL": "AW CW SX BQ", "DK": "FO GL",
    "GB": "GG JE IM GI BM KY FK VG TC MS AI SH", "NO": "SJ", "FI": "AX", "CN": "HK MO TW", "AU": "NF CX CC",
    "NZ": "CK NU TK", "MA": "EH", "RS": "XK", "IL": "PS", "PS": "IL", "TW": "",
}  # fmt: skip
ADJECTIVES = {
    "british": "GB", "english": "GB", "scottish": "GB", "welsh": "GB", "dutch": "NL", "french": "FR", "german": "DE",
    "american": "US", "spanish": "ES", "swiss": "CH", "danish": "DK", "swedish": "SE", "turkish": "TR", "greek": "GR",
    "polish": "PL", "czech": "CZ", "finnish": "FI", "irish": "IE", "chinese": "CN", "korean": "KR", "peruvian": "PE",
    "deutsch": "DE", "deutsche": "DE", "allemand": "DE", "allemande": "DE", "franzosisch": "FR", "franzosische": "FR",
    "francais": "FR", "francaise": "FR", "britisch": "GB", "britische": "GB", "englisch": "GB", "anglais": "GB",
    "niederlandisch": "NL", "niederlandische": "NL", "neerlandais": "NL", "spanisch": "ES", "spanische": "ES",
    "espagnol": "ES", "espagnole": "ES", "polnisch": "PL", "polnische": "PL", "polonais": "PL", "tschechisch": "CZ",
    "tschechische": "CZ", "danisch": "DK", "schwedisch": "SE", "turkisch": "TR", "turkische": "TR", "griechisch": "GR",
    "chinesisch": "CN", "chinesische": "CN", "chinois": "CN", "chinoise": "CN", "amerikanisch": "US", "amerikanische": "US",
    "finnisch": "FI", "schweizerisch": "CH", "suisse": "CH", "russe": "RU", "ungarisch": "HU", "ungarische": "HU",
}  # fmt: skip
# Long forms that share a name but for these words. As words in any order, without "of" and "the".
LONG_FORMS = {
    "KP": ("democratic peoples republic korea", "democratic peoples korea", "democratic republic korea", "north korea"),
    "KR": ("republic korea", "south korea"),
    "CD": ("democratic republic congo", "democratic congo", "congo kinshasa", "congo zaire"),
    "CG": ("republic congo", "congo brazzaville", "peoples republic congo"),
    "TW": ("republic china", "taiwan china", "taiwan province china", "republic china taiwan"),
    "CN": ("peoples republic china", "china mainland"),
    "HK": ("hong kong china", "hong kong sar china"),
    "MO": ("macao china", "macau china", "macao sar china"),
    "KG": ("kyrgyz republic",), "SK": ("slovak republic",), "CZ": ("czech republic",),
    "LA": ("lao peoples democratic republic",), "MK": ("macedonia fyr", "former yugoslav republic macedonia"),
    "DO": ("dominican republic",), "CF": ("central african republic",), "SY": ("syrian arab republic",),
    "VE": ("venezuela rb",), "YE": ("yemen rep",), "US": ("united states america",), "GB": ("united kingdom", "north ireland"),
    "AE": ("united arab emirates",),
}  # fmt: skip
ABBREVIATIONS = {"rep": "republic", "dem": "democratic", "s": "south", "n": "north", "pr": "peoples republic",
                 "ppl": "peoples", "people": "peoples", "fed": "federal", "st": "saint", "kgd": "kingdom"}  # fmt: skip
# One Chinese character, or one syllable of Hangul, as headlines and crowded columns write a country. Some are two's.
SINGLE = {
    "AE": "阿", "AR": "阿", "AT": "墺奥", "AU": "豪濠澳호", "BE": "比", "BR": "伯巴", "CA": "加캐", "CH": "瑞", "CL": "智",
    "CN": "中중", "CU": "古", "CZ": "捷", "DE": "独德독", "DK": "丁丹", "EG": "埃", "ES": "西", "FI": "芬", "FR": "仏法佛불",
    "GB": "英영", "GR": "希", "HU": "洪匈", "ID": "尼", "IE": "愛", "IL": "以", "IN": "印인", "IR": "伊", "IT": "伊意이",
    "JP": "日일", "KP": "朝북", "KR": "韓한", "MN": "蒙몽", "MX": "墨멕", "MY": "馬", "NL": "蘭荷", "NO": "挪諾", "NZ": "新",
    "PE": "秘", "PH": "比菲", "PK": "巴", "PL": "波", "PT": "葡", "RU": "露俄러", "SE": "瑞", "SG": "新星", "TH": "泰태",
    "TR": "土", "TW": "台", "UA": "烏", "US": "米美미", "VN": "越베",
}  # fmt: skip
# ISO 3166-1: alpha-3 and alpha-2 of each country, written together.
ALPHA_3 = """
    ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI
    BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT
    BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU
    CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET
    FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR
    GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR
    IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB
    LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH
    MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE
    NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL
    PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ
    SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC
    TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY
    USAUS UZBUZ VATVA VCTVC VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW
"""
# The International Olympic Committee's codes where they are others. BRN is Bahrain to it, Brunei to ISO.
OLYMPIC = """
    ALGDZ ANGAO ANTAG ARUAW ASAAS BAHBS BANBD BARBB BERBM BHUBT BIZBZ BOTBW BRNBH BRUBN BULBG BURBF CAMKH CAYKY
    CGOCG CHATD CHICL CRCCR CROHR DENDK ESASV FIJFJ GAMGM GBSGW GEQGQ GERDE GREGR GRNGD GUAGT GUIGN GUMGU HAIHT
    HONHN INAID IRIIR ISVVI IVBVG KOSXK KSASA KUWKW LATLV LBALY LESLS LIBLB MADMG MASMY MAWMW MGLMN MONMC MRIMU
    MTNMR MYAMM NCANI NEDNL NEPNP NGRNG NIGNE OMAOM PARPY PHIPH PLEPS PORPT PURPR RSAZA SAMWS SEYSC SINSG SKNKN
    SLOSI SOLSB SRILK SUDSD SUICH TANTZ TGATO TOGTG TPETW TRITT UAEAE URUUY VANVU VIEVN VINVC ZAMZM ZIMZW
"""
