//! The simplified and traditional forms of one character, which are found alike.
//!
//! The pairs are those of `kSimplifiedVariant` and `kTraditionalVariant` in Unicode's Unihan
//! database (2026-07-23, Unicode licence) whose simplified form is in GB 2312 and whose
//! other form is in Big5, EUC-JP or EUC-KR. The page loads them, packed, when something is
//! first looked for; the program, run on the host, packs them.

use std::cell::OnceCell;

/// The first of the characters that have forms here, and one past the last.
const FIRST: u32 = 0x4e00;
const END: u32 = 0xa000;

thread_local! {
    /// What stands for each character.
    static TABLE: OnceCell<Box<[u16]>> = const { OnceCell::new() };
}

/// The character that stands for all forms of one; itself where it has no other form, or
/// where the forms have not been learnt.
pub(super) fn folded(c: char) -> char {
    #[cfg(not(target_arch = "wasm32"))]
    if !are_learnt() {
        learn(&packed());
    }
    let place = (c as u32).wrapping_sub(FIRST) as usize;
    let found = TABLE.with(|table| table.get().and_then(|t| t.get(place)).copied());
    found.and_then(|code| char::from_u32(code.into())).unwrap_or(c)
}

/// Whether the forms are there.
pub fn are_learnt() -> bool {
    TABLE.with(|table| table.get().is_some())
}

/// Takes the forms as [`packed`] gives them; says whether they can be used.
pub fn learn(packed: &[u8]) -> bool {
    if are_learnt() {
        return true;
    }
    let count = packed.len() / 3;
    let (steps, rest) = packed.split_at(count);
    let (high, low) = rest.split_at(rest.len() / 2);
    let mut table: Box<[u16]> = (FIRST..END).map(|code| code as u16).collect();
    let mut simplified = 0;
    for i in 0..count {
        let step = steps[i];
        simplified += usize::from(step);
        // A step of 255 only leads on.
        if step == 255 {
            continue;
        }
        let other = u32::from(high[i]) << 8 | u32::from(low[i]);
        let other = other.wrapping_sub(FIRST) as usize;
        if simplified >= table.len() || other >= table.len() {
            return false;
        }
        // The chain of what stands for what ends at a character that stands for itself.
        let (a, b) = (root(&table, simplified), root(&table, other));
        table[a.max(b)] = (a.min(b) as u32 + FIRST) as u16;
    }
    for place in 0..table.len() {
        table[place] = (root(&table, place) as u32 + FIRST) as u16;
    }
    TABLE.with(|cell| cell.set(table).is_ok())
}

/// Follows a character to the one that stands for it.
fn root(table: &[u16], mut place: usize) -> usize {
    loop {
        let next = (u32::from(table[place]) - FIRST) as usize;
        if next == place {
            return place;
        }
        place = next;
    }
}

/// The pairs in three columns of bytes: the steps from each simplified form to the next, and
/// the high and low bytes of the other forms.
#[cfg(not(target_arch = "wasm32"))]
pub fn packed() -> Vec<u8> {
    let (mut steps, mut high, mut low) = (vec![], vec![], vec![]);
    let mut last = FIRST;
    let mut chars = PAIRS.chars().map(u32::from);
    while let (Some(simplified), Some(other)) = (chars.next(), chars.next()) {
        let mut step = simplified - last;
        last = simplified;
        while step >= 255 {
            steps.push(255);
            high.push(0);
            low.push(0);
            step -= 255;
        }
        steps.push(step as u8);
        high.push((other >> 8) as u8);
        low.push((other & 255) as u8);
    }
    [steps, high, low].concat()
}

/// Each simplified form with another form of it, in the order of the simplified ones.
#[cfg(not(target_arch = "wasm32"))]
const PAIRS: &str = "\
万萬与與丑醜专專业業丛叢东東丝絲丢丟两兩严嚴丧喪个個丰豐临臨为為为爲丽麗举舉么幺\
么麼义義乌烏乐樂乔喬习習乡鄉书書买買乱亂了瞭争爭于於亏虧云雲亚亞产產产産亩畝亲親\
亵褻亿億仅僅仆僕从從仑侖仓倉仪儀们們价價众眾众衆优優伙夥会會伛傴伞傘伟偉传傳伤傷\
伥倀伦倫伧傖伪偽伪僞伫佇体體余餘佣傭佥僉侠俠侣侶侥僥侦偵侧側侨僑侩儈侪儕侬儂俣俁\
俦儔俨儼俩倆俪儷俭儉借藉债債倾傾偬傯偻僂偾僨偿償傥儻傧儐储儲傩儺儿兒克剋兑兌兖兗\
党黨兰蘭关關兴興兹茲养養兽獸冁囅内內冈岡册冊写寫军軍农農冬鼕冯馮冲沖冲衝决決况況\
冻凍净凈准準凉涼减減凑湊凛凜几幾凤鳳凫鳧凫鳬凭憑凯凱出齣击擊凿鑿刍芻划劃刘劉则則\
刚剛创創删刪别別别彆刭剄刮颳制製刹剎刽劊刿劌剀剴剂劑剐剮剑劍剥剝剧劇劝勸办辦务務\
劢勱动動励勵劲勁劳勞势勢勋勛匀勻匦匭匮匱区區医醫千韆华華协協单單卖賣卜蔔卢盧卤滷\
卤鹵卫衛却卻卷捲厂廠厅廳历曆历歷厉厲压壓厌厭厍厙厕厠厕廁厘釐厢廂厣厴厦廈厨廚厩廄\
厮廝县縣参參双雙发發发髮变變叙敘叠疊只戠只衹只隻台檯台臺台颱叶葉号號叹嘆叽嘰吁籲\
合閤同衕后後向嚮向曏吓嚇吕呂吗嗎吣唚吨噸听聽启啓启啟吴吳呐吶呒嘸呓囈呕嘔呖嚦呗唄\
员員呙咼呛嗆呜嗚咏詠咙嚨咛嚀咤吒咸鹹响響哑啞哒噠哓嘵哔嗶哕噦哗嘩哙噲哜嚌哝噥哟喲\
唛嘜唠嘮唢嗩唤喚啧嘖啬嗇啭囀啮嚙啸嘯喷噴喽嘍喾嚳嗫囁嗳噯嘘噓嘤嚶嘱囑噜嚕嚣囂回迴\
团團团糰园園困睏囱囪围圍囵圇国國图圖圆圓圣聖圹壙场場坂阪坏壞块塊坚堅坛壇坛罈坛罎\
坜壢坝壩坞塢坟墳坠墜垄壟垆壚垒壘垦墾垩堊垫墊垭埡垲塏埘塒埙塤埚堝埯垵堑塹堕墮墙墻\
墙牆壮壯声聲壳殻壳殼壶壺处處备備复復复複复覆够夠头頭夸誇夹夾夺奪奁奩奂奐奋奮奖奬\
奖獎奥奧奸姦妆妝妇婦妈媽妩嫵妪嫗妫媯妫嬀姗姍姜薑姹奼娄婁娅婭娆嬈娇嬌娈孌娱娛娲媧\
娴嫻婴嬰婵嬋婶嬸媪媼嫒嬡嫔嬪嫱嬙嬷嬤孙孫学學孪孿宁寧宝寶实實宠寵审審宪憲宫宮家傢\
宽寬宾賓寝寢对對寻尋导導寿壽将將尔爾尘塵尝嘗尧堯尴尷尸屍尽儘尽盡层層屉屜届屆属屬\
屡屢屦屨屿嶼岁歲岂豈岖嶇岗崗岘峴岙嶴岚嵐岛島岭嶺岿巋峄嶧峡峽峤嶠峥崢峦巒崂嶗崃崍\
崭嶄嵘嶸嵝嶁巅巔巩鞏巯巰币幣帅帥师師帏幃帐帳帘簾帜幟带帶帧幀帮幫帱幬帻幘帼幗幂冪\
干乾干幹并並并併广廣庄莊庆慶庐廬庑廡库庫应應庙廟庞龐废廢廪廩开開异異弃棄弑弒张張\
弥彌弥瀰弪弳弯彎弹彈强強归歸当噹当當录錄录録彦彥彻徹征徵径徑徕徠御禦忆憶忏懺志誌\
忧憂忾愾怀懷态態怂慫怃憮怄慪怅悵怆愴怜憐总總怼懟怿懌恋戀恒恆恳懇恶噁恶惡恸慟恹懨\
恺愷恻惻恼惱恽惲悦悅悫愨悫慤悬懸悭慳悯憫惊驚惧懼惨慘惩懲惫憊惬愜惭慚惮憚惯慣愠慍\
愤憤愦憒愿願慑懾懑懣懒懶懔懍戆戇戋戔戏戲戗戧战戰戬戩户戶才纔扑撲执執扩擴扪捫扫掃\
扬揚扰擾折摺抚撫抛拋抟摶抠摳抡掄抢搶护護报報担擔拟擬拢攏拣揀拥擁拦攔拧擰拨撥择擇\
挂掛挚摯挛攣挝撾挞撻挟挾挠撓挡擋挢撟挣掙挤擠挥揮挽輓捞撈损損捡撿换換捣搗据據掳擄\
掴摑掷擲掸撣掺摻掼摜揽攬揿撳搀攙搁擱搂摟搅攪携攜摄攝摅攄摆擺摆襬摇搖摈擯摊攤撄攖\
撑撐撵攆撷擷撸擼撺攛擞擻攒攢敌敵敛斂数數斋齋斓斕斗鬥斩斬断斷旋鏇无無旧舊时時旷曠\
昙曇昼晝显顯晋晉晒曬晓曉晔曄晕暈晖暉暂暫暧曖曲麯术術朱硃朴樸机機杀殺杂雜权權杆桿\
条條来來杨楊杩榪杰傑松鬆板闆极極构構枞樅枢樞枣棗枥櫪枧梘枨棖枪槍枫楓枭梟柜櫃柠檸\
柽檉栀梔栅柵标標栈棧栉櫛栊櫳栋棟栌櫨栎櫟栏欄树樹栖棲栗慄样樣栾欒桠椏桡橈桢楨档檔\
桤榿桥橋桦樺桧檜桨槳桩樁梦夢检檢棂欞椁槨椟櫝椠槧椤欏椭橢楼樓榄欖榇櫬榈櫚榉櫸槛檻\
槟檳槠櫧横橫樯檣樱櫻橥櫫橱櫥橹櫓橼櫞檩檁欢歡欤歟欧歐歼殲殁歿殇殤残殘殒殞殓殮殚殫\
殡殯殴毆毁毀毂轂毕畢毙斃毡氈毵毿氇氌气氣氢氫氩氬氲氳汇匯汇彙汉漢汤湯汹洶沈瀋沟溝\
没沒沣灃沤漚沥瀝沦淪沧滄沩溈沩潙沪滬泞濘注註泪淚泶澩泷瀧泸瀘泺濼泻瀉泼潑泽澤泾涇\
洁潔洒灑洼窪浃浹浅淺浆漿浇澆浈湞浊濁测測浍澮济濟浏瀏浑渾浒滸浓濃浔潯涂塗涛濤涝澇\
涞淶涟漣涠潿涡渦涣渙涤滌润潤涧澗涨漲涩澀淀澱渊淵渌淥渍漬渎瀆渐漸渑澠渔漁渖瀋渗滲\
温溫湾灣湿濕溃潰溅濺溆漵滗潷滚滾滞滯滠灄满滿滢瀅滤濾滥濫滦灤滨濱滩灘漓灕潆瀠潇瀟\
潋瀲潍濰潜潛潴瀦澜瀾濑瀨濒瀕灏灝灭滅灯燈灵靈灶竈灾災灿燦炀煬炉爐炜煒炝熗点點炼煉\
炽熾烁爍烂爛烃烴烛燭烟煙烦煩烧燒烨燁烩燴烫燙烬燼热熱焕煥焖燜焘燾爱愛爷爺牍牘牦氂\
牵牽牺犧犊犢状狀犷獷犹猶狈狽狞獰独獨狭狹狮獅狯獪狰猙狱獄狲猻猃獫猎獵猕獼猡玀猪豬\
猫貓猬蝟献獻獭獺玑璣玛瑪玮瑋环環现現玺璽珐琺珑瓏珲琿琏璉琐瑣琼瓊瑶瑤瑷璦璎瓔瓒瓚\
瓯甌电電画畫畅暢畴疇疖癤疗療疟瘧疠癘疡瘍疬癧疮瘡疯瘋疱皰疴痾症癥痈癰痉痙痒癢痖瘂\
痨癆痪瘓痫癇瘅癉瘗瘞瘘瘺瘘瘻瘪癟瘫癱瘾癮瘿癭癞癩癣癬癫癲皑皚皱皺皲皸盏盞盐鹽监監\
盖蓋盗盜盘盤眦眥着著睁睜睐睞睑瞼瞒瞞瞩矚矫矯矶磯矾礬矿礦砀碭码碼砖磚砗硨砚硯砺礪\
砻礱砾礫础礎硕碩硖硤硗磽确確硷礆硷鹼碍礙碛磧碜磣礼禮祢禰祯禎祷禱祸禍禀稟禄祿禅禪\
离離秃禿秆稈秋鞦种種积積称稱秽穢稆穭税稅稣穌稳穩穑穡穷窮窃竊窍竅窑窯窜竄窝窩窥窺\
窦竇窭窶竖竪竖豎竞競笃篤笋筍笔筆笕筧笺箋笼籠笾籩筑築筚篳筛篩筝箏筹籌签簽签籤简簡\
箦簀箧篋箨籜箩籮箪簞箫簫篑簣篓簍篮籃篱籬簖籪籁籟籴糴类類籼秈粜糶粝糲粤粵粪糞粮糧\
糁糝糇餱系係系繫紧緊累纍絷縶纠糾纡紆红紅纣紂纤縴纤纖纥紇约約级級纨紈纩纊纪紀纫紉\
纬緯纭紜纯純纰紕纱紗纲綱纳納纵縱纶綸纷紛纸紙纹紋纺紡纽紐纾紓线綫线線绀紺绁紲绂紱\
练練组組绅紳细細织織终終绉縐绊絆绋紼绌絀绍紹绎繹经經绐紿绑綁绒絨结結绔絝绕繞绗絎\
绘繪给給绚絢绛絳络絡绝絕绝絶绞絞统統绠綆绡綃绢絹绣綉绣繡绥綏绦絛绦縧继繼绨綈绩績\
绪緒绫綾续續绮綺绯緋绰綽绱鞝绲緄绳繩维維绵綿绶綬绷綳绷繃绸綢绺綹绻綣综綜绽綻绾綰\
绿綠绿緑缀綴缁緇缂緙缃緗缄緘缅緬缆纜缇緹缈緲缉緝缋繢缌緦缍綞缎緞缏緶缑緱缒縋缓緩\
缔締缕縷编編缗緡缘緣缙縉缚縛缛縟缜縝缝縫缟縞缠纏缡縭缢縊缣縑缤繽缥縹缦縵缧縲缨纓\
缩縮缪繆缫繅缬纈缭繚缮繕缯繒缰繮缰韁缱繾缲繰缳繯缴繳缵纘罂罌网網罗羅罚罰罢罷罴羆\
羁羈羟羥翘翹耢耮耧耬耸聳耻恥聂聶聋聾职職聍聹联聯聩聵聪聰肃肅肠腸肤膚肮骯肴餚肾腎\
肿腫胀脹胁脅胆膽胜勝胡衚胡鬍胧朧胪臚胫脛胶膠脉脈脍膾脏臟脏髒脐臍脑腦脓膿脔臠脚腳\
脱脫脶腡脸臉腊臘腭齶腻膩腽膃腾騰膑臏致緻舆輿舍捨舣艤舰艦舱艙舻艫艰艱艳艷艺藝节節\
芈羋芗薌芜蕪芦蘆芸蕓苁蓯苇葦苈藶苋莧苌萇苍蒼苎苧苏囌苏蘇苹蘋范範茎莖茏蘢茑蔦茔塋\
茕煢茧繭荆荊荐薦荚莢荛蕘荜蓽荞蕎荟薈荠薺荡盪荡蕩荣榮荤葷荥滎荦犖荧熒荨蕁荩藎荪蓀\
荫蔭荬蕒荭葒荮葤药葯药藥莅蒞莱萊莲蓮莳蒔莴萵莶薟获獲获穫莸蕕莹瑩莺鶯莼蒓莼蓴萝蘿\
萤螢营營萦縈萧蕭萨薩葱蔥蒇蕆蒉蕢蒋蔣蒌蔞蒙懞蒙濛蒙矇蓝藍蓟薊蓠蘺蓣蕷蓥鎣蓦驀蔑衊\
蔷薔蔹蘞蔺藺蔼藹蕲蘄蕴蘊薮藪藓蘚蘖櫱虏虜虑慮虚虛虫蟲虬虯虮蟣虽雖虾蝦虿蠆蚀蝕蚁蟻\
蚂螞蚕蠶蚬蜆蛊蠱蛎蠣蛏蟶蛮蠻蛰蟄蛱蛺蛲蟯蛳螄蛴蠐蜕蛻蜗蝸蜡蠟蝇蠅蝈蟈蝉蟬蝼螻蝾蠑\
螨蟎衅釁衔銜补補表錶衬襯衮袞袄襖袅裊袜襪袭襲装裝裆襠裢褳裣襝裤褲褛褸褴襤见見观觀\
规規觅覓视視觇覘览覽觉覺觊覬觋覡觌覿觎覦觏覯觐覲觑覷觞觴触觸觯觶誉譽誊謄计計订訂\
讣訃认認讥譏讦訐讧訌讨討让讓讪訕讫訖训訓议議讯訊记記讲講讳諱讴謳讵詎讶訝讷訥许許\
讹訛论論讼訟讽諷设設访訪诀訣证證诂詁诃訶评評诅詛识識诈詐诉訴诊診诋詆诌謅词詞诎詘\
诏詔译譯诒詒诓誆诔誄试試诖詿诗詩诘詰诙詼诚誠诛誅诜詵话話诞誕诟詬诠詮诡詭询詢诣詣\
诤諍该該详詳诧詫诨諢诩詡诫誡诬誣语語诮誚误誤诰誥诱誘诲誨诳誑说說说説诵誦诶誒请請\
诸諸诹諏诺諾读讀诼諑诽誹课課诿諉谀諛谁誰谂諗调調谄諂谅諒谆諄谇誶谈談谊誼谋謀谌諶\
谍諜谎謊谏諫谐諧谑謔谒謁谓謂谔諤谕諭谖諼谗讒谘諮谙諳谚諺谛諦谜謎谝諞谟謨谠讜谡謖\
谢謝谣謠谣謡谤謗谥謚谦謙谧謐谨謹谩謾谪謫谫謭谫譾谬謬谭譚谮譖谯譙谰讕谱譜谲譎谳讞\
谴譴谵譫谶讖谷穀贝貝贞貞负負贡貢财財责責贤賢败敗账賬货貨质質贩販贪貪贫貧贬貶购購\
贮貯贯貫贰貳贱賤贲賁贳貰贴貼贵貴贶貺贷貸贸貿费費贺賀贻貽贼賊贽贄贾賈贿賄赀貲赁賃\
赂賂赃贓资資赅賅赆贐赇賕赈賑赉賚赊賒赋賦赌賭赍齎赎贖赏賞赐賜赓賡赔賠赕賧赖賴赘贅\
赙賻赚賺赛賽赜賾赝贋赝贗赞贊赠贈赡贍赢贏赣贛赵趙赶趕趋趨趱趲趸躉跃躍跄蹌跞躒践踐\
跷蹺跸蹕跹躚跻躋踊踴踌躊踪蹤踬躓踯躑蹑躡蹒蹣蹰躕蹿躥躏躪躜躦躯軀车車轧軋轨軌轩軒\
轫軔转轉轭軛轮輪软軟轰轟轲軻轳轤轴軸轵軹轶軼轸軫轹轢轺軺轻輕轼軾载載轾輊轿轎辁輇\
辂輅较較辄輒辅輔辆輛辇輦辈輩辉輝辊輥辋輞辍輟辎輜辏輳辐輻辑輯输輸辔轡辕轅辖轄辗輾\
辘轆辙轍辚轔辞辭辟闢辩辯辫辮边邊辽遼达達迁遷过過迈邁运運还還这這进進远遠违違连連\
迟遲迩邇迳逕迹跡适適选選逊遜递遞逦邐逻邏遗遺遥遙邓鄧邝鄺邬鄔邮郵邹鄒邺鄴邻鄰郁鬱\
郏郟郐鄶郑鄭郓鄆郦酈郧鄖郸鄲酝醞酱醬酽釅酾釃酿釀采埰采採释釋里裏里裡鉴鑒銮鑾錾鏨\
钆釓钇釔针針钉釘钊釗钋釙钌釕钍釷钏釧钐釤钒釩钓釣钔鍆钕釹钗釵钙鈣钛鈦钜鉅钝鈍钞鈔\
钟鍾钟鐘钠鈉钡鋇钢鋼钣鈑钤鈐钥鑰钦欽钧鈞钨鎢钩鈎钩鉤钪鈧钫鈁钬鈥钭鈄钮鈕钯鈀钰鈺\
钱錢钲鉦钳鉗钴鈷钵缽钵鉢钶鈳钸鈽钹鈸钺鉞钻鑽钼鉬钽鉭钾鉀钿鈿铀鈾铁鐵铂鉑铃鈴铄鑠\
铅鉛铆鉚铈鈰铉鉉铊鉈铋鉍铌鈮铍鈹铎鐸铐銬铑銠铒鉺铕銪铖鋮铗鋏铘鋣铙鐃铛鐺铜銅铝鋁\
铟銦铠鎧铡鍘铢銖铣銑铤鋌铥銩铧鏵铨銓铩鎩铪鉿铫銚铬鉻铭銘铮錚铯銫铰鉸铱銥铲鏟铳銃\
铴鐋铵銨银銀铷銣铸鑄铹鐒铺鋪铼錸铽鋱链鏈铿鏗销銷锁鎖锂鋰锃鋥锄鋤锅鍋锆鋯锇鋨锈銹\
锈鏽锉銼锊鋝锋鋒锌鋅锐銳锐鋭锑銻锒鋃锓鋟锔鋦锕錒锖錆锗鍺锘鍩错錯锚錨锛錛锞錁锟錕\
锡錫锢錮锣鑼锤錘锥錐锦錦锩錈锬錟锭錠键鍵锯鋸锰錳锱錙锲鍥锴鍇锵鏘锶鍶锷鍔锸鍤锹鍬\
锺鍾锻鍛锼鎪锾鍰镀鍍镁鎂镂鏤镄鐨镆鏌镇鎮镉鎘镊鑷镌鐫镍鎳镏鎦镐鎬镑鎊镒鎰镓鎵镔鑌\
镖鏢镗鏜镘鏝镙鏍镛鏞镜鏡镝鏑镞鏃镟鏇镡鐔镣鐐镤鏷镦鐓镧鑭镨鐠镪鏹镫鐙镬鑊镭鐳镯鐲\
镰鐮镱鐿镳鑣镶鑲长長门門闩閂闪閃闫閆闭閉问問闯闖闰閏闱闈闲閑闲閒闳閎间間闵閔闶閌\
闷悶闸閘闹鬧闺閨闻聞闼闥闽閩闾閭阀閥阁閣阂閡阃閫阄鬮阅閱阅閲阆閬阈閾阉閹阊閶阋鬩\
阌閿阍閽阎閻阏閼阐闡阑闌阒闃阔闊阕闋阖闔阗闐阙闕阚闞队隊阳陽阴陰阵陣阶階际際陆陸\
陇隴陈陳陉陘陕陝陧隉陨隕险險随隨隐隱隶隸隽雋难難雏雛雠讎雳靂雾霧霁霽霉黴霭靄靓靚\
静靜面麵靥靨鞑韃鞯韉韦韋韧韌韩韓韪韙韫韞韬韜韵韻页頁顶頂顷頃顸頇项項顺順须須须鬚\
顼頊顽頑顾顧顿頓颀頎颁頒颂頌颃頏预預颅顱领領颇頗颈頸颉頡颊頰颌頜颍潁颏頦颐頤频頻\
颓頹颓頽颔頷颖穎颗顆题題颚顎颛顓颜顏颜顔额額颞顳颟顢颠顛颡顙颢顥颤顫颥顬颦顰颧顴\
风風飑颮飒颯飓颶飕颼飘飄飙飆飚飈飞飛飨饗餍饜饥飢饥饑饧餳饨飩饩餼饪飪饫飫饬飭饭飯\
饮飲饯餞饰飾饱飽饲飼饴飴饵餌饶饒饷餉饺餃饼餅饽餑饿餓馀餘馁餒馄餛馅餡馆館馈饋馊餿\
馋饞馍饃馏餾馐饈馑饉馒饅馔饌马馬驭馭驮馱驯馴驰馳驱驅驳駁驴驢驵駔驶駛驷駟驸駙驹駒\
驺騶驻駐驼駝驽駑驾駕驿驛骀駘骁驍骂罵骄驕骅驊骆駱骇駭骈駢骊驪骋騁验驗骏駿骐騏骑騎\
骒騍骓騅骖驂骗騙骘騭骚騷骛騖骜驁骝騮骞騫骟騸骠驃骡騾骢驄骣驏骤驟骥驥骧驤髅髏髋髖\
髌髕鬓鬢魇魘魉魎鱼魚鱿魷鲁魯鲂魴鲆鮃鲇鮎鲈鱸鲋鮒鲍鮑鲎鱟鲐鮐鲑鮭鲒鮚鲔鮪鲕鮞鲚鱭\
鲛鮫鲜鮮鲞鮝鲞鯗鲟鱘鲠鯁鲡鱺鲢鰱鲣鰹鲤鯉鲥鰣鲦鰷鲧鯀鲨鯊鲩鯇鲫鯽鲭鯖鲮鯪鲰鯫鲱鯡\
鲲鯤鲳鯧鲴鯝鲵鯢鲶鯰鲷鯛鲸鯨鲻鯔鲼鱝鲽鰈鳃鰓鳄鰐鳄鱷鳅鰍鳆鰒鳇鰉鳊鯿鳌鰲鳍鰭鳎鰨\
鳏鰥鳐鰩鳓鰳鳔鰾鳕鱈鳖鱉鳗鰻鳘鰵鳙鱅鳜鱖鳝鱔鳞鱗鳟鱒鳢鱧鸟鳥鸠鳩鸡雞鸡鷄鸢鳶鸣鳴\
鸥鷗鸦鴉鸨鴇鸩鴆鸪鴣鸫鶇鸬鸕鸭鴨鸯鴦鸱鴟鸲鴝鸳鴛鸵鴕鸶鷥鸷鷙鸸鴯鸹鴰鸺鵂鸽鴿鸾鸞\
鸿鴻鹁鵓鹂鸝鹃鵑鹄鵠鹅鵝鹆鵒鹇鷳鹈鵜鹉鵡鹊鵲鹋鶓鹌鵪鹎鵯鹏鵬鹑鶉鹕鶘鹗鶚鹘鶻鹜鶩\
鹞鷂鹣鶼鹤鶴鹦鸚鹧鷓鹨鷚鹩鷯鹪鷦鹫鷲鹬鷸鹭鷺鹰鷹鹳鸛鹾鹺麦麥麸麩黄黃黉黌黩黷黪黲\
黾黽鼋黿鼍鼉鼗鞀鼹鼴齐齊齑齏齿齒龀齔龃齟龄齡龅齙龆齠龇齜龈齦龉齬龊齪龋齲龌齷龙龍\
龚龔龛龕龟龜";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_character_are_one() {
        for alike in ["国國", "发發髮", "干幹乾", "说說", "体體", "龙龍"] {
            let first = alike.chars().next().map(folded);
            assert!(alike.chars().all(|c| Some(folded(c)) == first), "{alike}");
        }
        for c in "人早春のアAé가\u{20000}".chars() {
            assert_eq!(folded(c), c);
        }
        assert_ne!(folded('国'), folded('家'));
    }

    #[test]
    fn pairs_are_in_order_and_in_the_table() {
        let chars: Vec<u32> = PAIRS.chars().map(u32::from).collect();
        assert!(chars.iter().all(|c| (FIRST..END).contains(c)));
        assert!(chars.chunks(2).is_sorted_by(|a, b| a[0] <= b[0]));
    }

    #[test]
    fn what_is_damaged_is_not_taken() {
        let learning = std::thread::spawn(|| {
            assert!(!learn(&[1, 0, 0]));
            assert!(!are_learnt());
            assert!(learn(&packed()) && are_learnt());
        });
        assert!(learning.join().is_ok());
    }
}
