//! The table: one row per word, one column per language.

/// Makes the enum and the table of one list, so that neither can lack a row.
macro_rules! words {
    ($($word:ident: $hans:literal, $hant:literal, $ja:literal, $ko:literal, $en:literal;)*) => {
        /// A word or phrase of the interface.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the table says what each word is")]
        pub enum Word { $($word),* }

        /// How many words there are.
        pub(super) const COUNT: usize = [$(Word::$word),*].len();

        /// The words of each language, a line each, in the order of
        /// [`super::Tongue::ALL`]. The page does not hold it: each column is a file.
        pub(super) const TEXTS: [&str; 5] = [
            concat!($($hans, "\n"),*),
            concat!($($hant, "\n"),*),
            concat!($($ja, "\n"),*),
            concat!($($ko, "\n"),*),
            concat!($($en, "\n"),*),
        ];
    };
}

/// No cell may be empty, nor break its line: every language has as many lines as words.
const _: () = {
    let mut column = 0;
    while column < TEXTS.len() {
        let text = TEXTS[column].as_bytes();
        let (mut lines, mut begins, mut at) = (0, 0, 0);
        while at < text.len() {
            if text[at] == b'\n' {
                assert!(at > begins, "a word is missing in a language");
                lines += 1;
                begins = at + 1;
            }
            at += 1;
        }
        assert!(lines == COUNT, "a word has a line break");
        column += 1;
    }
};

words! {
    // The page.
    Brand: "重排", "重排", "重排", "重排", "Chongpai";
    Tagline: "把印刷页面的文字，重新排成文章", "把印刷頁面的文字，重新排成文章", "紙面から写した文字を、読める記事に組み直します", "지면에서 복사한 글을 읽기 좋은 기사로 다시 엮습니다", "Turns the text of a printed page back into articles";
    PasteHere: "把报纸版面的文字粘贴到这里", "把報紙版面的文字貼到這裡", "紙面の文字をここに貼り付けてください", "신문 지면의 글을 여기에 붙여넣으세요", "Paste the text of a newspaper page here";
    PasteHow: "一行一行的也没关系：断行、空格和错位的标题会自动理顺。", "一行一行的也沒關係：斷行、空格和錯位的標題會自動理順。", "一行ずつ切れたままで構いません。改行も空白も離れた見出しも、自動で整えます。", "한 줄씩 끊겨 있어도 괜찮습니다. 줄바꿈과 빈칸, 떨어진 제목을 알아서 정리합니다.", "Broken lines are fine: line ends, stray spaces and displaced headlines are put right by themselves.";
    TrySample: "没有现成的？试试样张：", "手邊沒有？試試樣張：", "手元にないときは見本をどうぞ：", "준비된 글이 없다면 견본으로:", "Nothing at hand? Try a sample:";
    OpenFile: "打开文本文件", "開啟文字檔", "テキストファイルを開く", "텍스트 파일 열기", "Open a text file";
    Private: "文字只在本机处理，不会离开这个页面，断网也能用。", "文字只在本機處理，不會離開這個頁面，離線也能用。", "文字はこの端末の中だけで処理され、外へは送られません。オフラインでも使えます。", "글은 이 기기 안에서만 처리되며 밖으로 나가지 않습니다. 오프라인에서도 됩니다.", "Your text stays on this device. Nothing is sent anywhere, and it works offline.";
    SkipToArticles: "跳到文章", "跳到文章", "記事へ移動", "기사로 건너뛰기", "Skip to the articles";
    DropHere: "松手即可打开", "放開即可開啟", "ここで放すと開きます", "여기에 놓으면 열립니다", "Drop to open";

    // Panes and their tools.
    Articles: "文章", "文章", "記事", "기사", "Articles";
    Contents: "目录", "目錄", "目次", "차례", "Contents";
    Source: "原文", "原文", "原文", "원문", "Source";
    Details: "依据", "依據", "根拠", "근거", "Details";
    Views: "视图", "檢視", "表示", "보기", "Views";
    Tools: "工具", "工具", "ツール", "도구", "Tools";
    EditSource: "修改原文", "修改原文", "原文を直す", "원문 고치기", "Edit";
    ShowLines: "显示行号", "顯示行號", "行番号を表示", "줄 번호 보기", "Show lines";
    Library: "版面库", "版面庫", "書架", "보관함", "Library";
    KeyLibrary: "打开版面库", "開啟版面庫", "書架を開く", "보관함 열기", "Open the library";
    Out: "朗读、打印、分享", "朗讀、列印、分享", "読み上げ・印刷・共有", "읽어 주기·인쇄·공유", "Read aloud, print, share";
    NewPage: "新的一页", "新的一頁", "新しい紙面", "새 지면", "New page";
    CopyAll: "复制全部", "複製全部", "すべてコピー", "모두 복사", "Copy all";
    CopyArticle: "复制本文", "複製本文", "この記事をコピー", "이 기사 복사", "Copy article";
    Save: "保存", "儲存", "保存", "저장", "Save";
    SaveText: "存为文本", "存為純文字", "テキストで保存", "텍스트로 저장", "Save as text";
    SaveMarkdown: "存为 Markdown", "存為 Markdown", "Markdownで保存", "Markdown으로 저장", "Save as Markdown";
    FileName: "重排", "重排", "重排", "chongpai", "chongpai";
    Language: "界面语言", "介面語言", "表示言語", "화면 언어", "Language";
    Theme: "配色", "配色", "配色", "화면 색", "Theme";
    ThemeSystem: "跟随系统", "跟隨系統", "システムに合わせる", "시스템 설정", "System";
    ThemeLight: "浅色", "淺色", "ライト", "밝게", "Light";
    ThemeSepia: "纸色", "紙色", "紙の色", "종이색", "Sepia";
    ThemeDark: "深色", "深色", "ダーク", "어둡게", "Dark";
    Close: "关闭", "關閉", "閉じる", "닫기", "Close";

    // Search.
    Find: "在文章中查找", "在文章中尋找", "記事の中を検索", "기사에서 찾기", "Find in the articles";
    FoundNone: "没有找到", "沒有找到", "見つかりません", "찾지 못함", "Not found";
    NextHit: "下一处", "下一處", "次の一致", "다음 찾기", "Next match";
    PreviousHit: "上一处", "上一處", "前の一致", "이전 찾기", "Previous match";

    // Settings: how pages look, and how they are read.
    Settings: "阅读设置", "閱讀設定", "表示の設定", "읽기 설정", "Reading settings";
    TypeSize: "字号", "字級", "文字の大きさ", "글자 크기", "Type size";
    TypeMeasure: "行宽", "行寬", "一行の字数", "줄 길이", "Line length";
    TypeLeading: "行距", "行距", "行間", "줄 간격", "Line spacing";
    Paragraphs: "段落", "段落", "段落", "문단", "Paragraphs";
    ParagraphsIndent: "段首缩进", "段首縮排", "字下げ", "들여쓰기", "Indented";
    ParagraphsSpace: "段间留空", "段間留白", "間を空ける", "사이 띄우기", "Spaced";
    Face: "字体", "字體", "書体", "글꼴", "Typeface";
    FaceSerif: "宋体", "明體", "明朝", "명조", "Serif";
    FaceSans: "黑体", "黑體", "ゴシック", "고딕", "Sans";
    Direction: "显示方向", "顯示方向", "組み方向", "글 방향", "Direction";
    Horizontal: "横排", "橫排", "横組み", "가로쓰기", "Horizontal";
    Vertical: "竖排", "直排", "縦組み", "세로쓰기", "Vertical";
    HowReflowed: "怎样重排", "怎樣重排", "組み直し方", "다시 엮는 방식", "How pages are reflowed";
    Spacing: "汉字与西文、数字之间的空格", "漢字與西文、數字之間的空格", "和文と英数字の間の空白", "한자·가나와 로마자·숫자 사이 빈칸", "Spaces between CJK and Latin or digits";
    SpacingNone: "去掉", "去掉", "入れない", "없앰", "None";
    SpacingOne: "留一个", "留一個", "一つ入れる", "한 칸", "One";
    AsInSource: "照原文", "照原文", "原文のまま", "원문대로", "As in the source";
    Digits: "全角数字与字母", "全形數字與字母", "全角の英数字", "전각 숫자·로마자", "Full-width digits and letters";
    DigitsFold: "改为半角", "改為半形", "半角にする", "반각으로", "Half-width";
    Punctuation: "汉字之间的半角标点", "漢字之間的半形標點", "和文中の半角の句読点", "한자 사이 반각 부호", "Half-width punctuation in CJK text";
    PunctuationWiden: "改为全角", "改為全形", "全角にする", "전각으로", "Full-width";
    PageLanguage: "原文的语言", "原文的語言", "原文の言語", "원문의 언어", "Language of the source";
    PageWriting: "原文的排向", "原文的排向", "原文の組み方向", "원문의 쓰기 방향", "Direction of the source";
    Automatic: "自动", "自動", "自動", "자동", "Automatic";
    PageLines: "原文的行", "原文的行", "原文の行", "원문의 줄", "Lines of the source";
    LinesFinal: "一行一段（诗、列表）", "一行一段（詩、列表）", "行ごとに残す（詩・一覧）", "줄마다 그대로(시·목록)", "Keep each (poems, lists)";
    Reset: "恢复默认设置", "恢復預設值", "初期設定に戻す", "기본값으로 되돌리기", "Reset to defaults";

    // The result.
    CountArticles: "共 {} 篇文章", "共 {} 篇文章", "記事 {} 本", "기사 {}건", "{} article{s}";
    CountNone: "没有找到文章", "沒有找到文章", "記事は見つかりませんでした", "기사를 찾지 못했습니다", "No articles found";
    Characters: "{} 字", "{} 字", "{}字", "{}자", "{} character{s}";
    Furniture: "报头、页码等版面信息", "報頭、頁碼等版面資訊", "題字・日付・面数など", "제호·날짜·쪽번호 등", "Page furniture";
    BlockLines: "原文第 {}–{} 行", "原文第 {}–{} 行", "原文 {}～{} 行", "원문 {}–{}행", "Source lines {}–{}";
    BlockLine: "原文第 {} 行", "原文第 {} 行", "原文 {} 行", "원문 {}행", "Source line {}";
    SourceLines: "原文，共 {} 行", "原文，共 {} 行", "原文（全 {} 行）", "원문, 모두 {}행", "Source, {} line{s}";
    SourceField: "原文", "原文", "原文", "원문", "Source text";

    // Work.
    Working: "正在重排", "正在重排", "組み直しています", "다시 엮는 중", "Reflowing";
    StageLines: "读取各行", "讀取各行", "行を読んでいます", "줄을 읽는 중", "Reading lines";
    StageEdits: "清理空格与字形", "清理空格與字形", "空白と字形を整えています", "빈칸과 글자꼴을 정리하는 중", "Cleaning the text";
    StageColumns: "测量栏宽", "測量欄寬", "段の幅を測っています", "단 너비를 재는 중", "Measuring columns";
    StageDecode: "判断段落与标题", "判斷段落與標題", "段落と見出しを見分けています", "문단과 제목을 가려내는 중", "Finding paragraphs and headlines";
    StageArticles: "归并文章", "歸併文章", "記事にまとめています", "기사로 묶는 중", "Putting articles together";
    Stop: "停止", "停止", "中止", "중지", "Stop";
    Stopped: "已停止。文字还在。", "已停止。文字還在。", "中止しました。文字はそのまま残っています。", "중지했습니다. 글은 그대로 있습니다.", "Stopped. Your text is still here.";
    Failed: "重排时出了错。文字还在，请再试一次。", "重排時出了錯。文字還在，請再試一次。", "処理中に問題が起きました。文字は残っています。もう一度お試しください。", "처리하다가 문제가 생겼습니다. 글은 그대로 있으니 다시 시도해 주세요.", "Something went wrong while reflowing. Your text is still here; please try again.";
    Retry: "再试一次", "再試一次", "もう一度", "다시 시도", "Try again";

    // Notices.
    Copied: "已复制", "已複製", "コピーしました", "복사했습니다", "Copied";
    CopyRefused: "浏览器不允许复制，请选中文字后手动复制。", "瀏覽器不允許複製，請選取文字後手動複製。", "ブラウザがコピーを許可しませんでした。文字を選択してコピーしてください。", "브라우저가 복사를 허용하지 않았습니다. 글을 선택해 직접 복사해 주세요.", "The browser did not allow copying. Please select the text and copy it by hand.";
    Saved: "已保存", "已儲存", "保存しました", "저장했습니다", "Saved";
    Replaced: "换上了新的一页。", "換上了新的一頁。", "新しい紙面に替えました。", "새 지면으로 바꿨습니다.", "A new page has taken the place of the last one.";
    BringBack: "找回上一页", "找回上一頁", "前の紙面に戻す", "이전 지면 되돌리기", "Bring it back";
    Ignored: "有的更正没能照办。", "有的更正沒能照辦。", "反映できない訂正がありました。", "반영하지 못한 고침이 있습니다.", "Not every correction could be followed.";
    Unreadable: "{} 不像是文本文件。", "{} 不像是文字檔。", "{} はテキストとして読めませんでした。", "{}: 텍스트 파일로 읽을 수 없습니다.", "{} could not be read as text.";
    Unreachable: "没有加载成功。", "沒有載入成功。", "読み込めませんでした。", "불러오지 못했습니다.", "This could not be loaded.";
    UpdateReady: "新版本已就绪。", "新版本已就緒。", "新しい版の準備ができました。", "새 버전이 준비되었습니다.", "A new version is ready.";
    Reload: "重新载入", "重新載入", "再読み込み", "새로고침", "Reload";

    // The details of a block or a join.
    DetailsHint: "点一段文字，看它来自原文哪几行；指着行与行的接缝，看为什么这样连。", "點一段文字，看它來自原文哪幾行；指著行與行的接縫，看為什麼這樣連。", "段落を選ぶと原文のどの行かがわかります。行の継ぎ目を指すと、つないだ理由がわかります。", "문단을 누르면 원문의 어느 줄인지, 줄의 이음매를 가리키면 왜 이었는지 보여 줍니다.", "Click a paragraph to see its source lines. Point at a seam between lines to see why they were joined.";
    JoinedTo: "第 {} 行接在第 {} 行之后", "第 {} 行接在第 {} 行之後", "{} 行目は {} 行目の続き", "{}행은 {}행에서 이어짐", "Line {} goes on from line {}";
    ResumedFrom: "第 {} 行隔开之后又接回第 {} 行", "第 {} 行隔開之後又接回第 {} 行", "{} 行目は間をおいて {} 行目に続く", "{}행은 사이를 두고 {}행에 이어짐", "Line {} takes up line {} again after an interruption";
    Begins: "第 {} 行另起一段", "第 {} 行另起一段", "{} 行目から新しい段落", "{}행에서 새 문단 시작", "Line {} begins a block";
    Sure: "把握 {}%", "把握 {}%", "確信度 {}%", "확신 {}%", "{}% sure";
    YouSaidSo: "由您指定", "由您指定", "あなたの指定", "직접 지정함", "Set by you";
    BecauseFor: "理由", "理由", "そう判断した理由", "그렇게 본 까닭", "Reasons for";
    BecauseAgainst: "也有相反的迹象", "也有相反的跡象", "反対の手がかり", "반대되는 단서", "Signs against";
    BecauseArticle: "归入这篇文章的理由", "歸入這篇文章的理由", "この記事に入れた理由", "이 기사에 넣은 까닭", "Why it is in this article";
    AskingWhy: "正在查问依据", "正在查問依據", "根拠を確認しています", "근거를 확인하는 중", "Looking up the reasons";
    ChangesHere: "这一行的文字改动", "這一行的文字更動", "この行で直した文字", "이 줄에서 고친 글자", "Changes in this line";
    Dropped: "去掉 {}", "去掉 {}", "{} を除く", "{} 지움", "{} removed";
    Added: "加上 {}", "加上 {}", "{} を加える", "{} 더함", "{} added";
    Changed: "{} 改为 {}", "{} 改為 {}", "{} を {} に", "{} → {}", "{} becomes {}";
    Space: "空格", "空格", "空白", "빈칸", "space";
    WideSpaceMark: "全角空格", "全形空格", "全角空白", "전각 빈칸", "full-width space";
    JoinSeam: "第 {} 行与第 {} 行的接缝", "第 {} 行與第 {} 行的接縫", "{} 行目と {} 行目の継ぎ目", "{}행과 {}행의 이음매", "Seam between lines {} and {}";
    Doubtful: "不太有把握", "不太有把握", "確信がもてません", "확신이 낮음", "doubtful";

    // Corrections.
    Correct: "更正", "更正", "訂正", "고치기", "Put right";
    RoleLabel: "这一段是", "這一段是", "この部分は", "이 부분은", "This is a";
    Always: "以后都这样…", "以後都這樣…", "いつもこうする…", "항상 이렇게…", "Always…";
    PartHere: "在此分段", "在此分段", "ここで分ける", "여기서 나누기", "Part here";
    JoinAbove: "与上一段相连", "與上一段相連", "前の段落につなぐ", "앞 문단에 잇기", "Join with the block above";
    ArticleHere: "从这里另起一篇", "從這裡另起一篇", "ここから別の記事にする", "여기서 새 기사 시작", "Begin an article here";
    MergeAbove: "并入上一篇", "併入上一篇", "前の記事と一つにする", "앞 기사와 합치기", "Merge with the article above";
    Corrections: "更正", "更正", "訂正", "고침", "Corrections";
    CountCorrections: "更正 {} 处", "更正 {} 處", "訂正 {} 件", "고침 {}건", "Corrections: {}";
    NoCorrections: "还没有更正。", "還沒有更正。", "訂正はまだありません。", "아직 고친 곳이 없습니다.", "No corrections yet.";
    TakeBack: "撤回", "撤回", "取り消す", "되돌리기", "Take back";
    TakeBackAll: "全部撤回", "全部撤回", "すべて取り消す", "모두 되돌리기", "Take all back";
    DidJoin: "第 {} 行与第 {} 行相连", "第 {} 行與第 {} 行相連", "{} 行目と {} 行目をつなぐ", "{}행과 {}행을 이음", "Lines {} and {} joined";
    DidPart: "第 {} 行另起一段", "第 {} 行另起一段", "{} 行目で分ける", "{}행에서 나눔", "Parted at line {}";
    DidRole: "第 {} 行：{}", "第 {} 行：{}", "{} 行目：{}", "{}행: {}", "Line {}: {}";
    DidMove: "第 {} 行移到第 {} 行所在的文章", "第 {} 行移到第 {} 行所在的文章", "{} 行目を {} 行目の記事へ移す", "{}행을 {}행의 기사로 옮김", "Line {} moved to the article of line {}";
    DidPartArticle: "从第 {} 行另起一篇", "從第 {} 行另起一篇", "{} 行目から別の記事", "{}행에서 새 기사 시작", "Article begins at line {}";
    DidMerge: "第 {} 行与第 {} 行的文章合并", "第 {} 行與第 {} 行的文章合併", "{} 行目と {} 行目の記事を一つに", "{}행과 {}행의 기사를 합침", "Articles of lines {} and {} merged";

    // The desk: undo and redo.
    Undo: "撤销", "復原", "元に戻す", "실행 취소", "Undo";
    Redo: "重做", "重做", "やり直す", "다시 실행", "Redo";
    UncorrectJoins: "撤回全部相连（{}）", "撤回全部相連（{}）", "つなぎをすべて取り消す（{}）", "이음 모두 되돌리기({})", "Take back all joins ({})";
    UncorrectParts: "撤回全部分段（{}）", "撤回全部分段（{}）", "分割をすべて取り消す（{}）", "나눔 모두 되돌리기({})", "Take back all partings ({})";
    UncorrectRoles: "撤回全部类别更正（{}）", "撤回全部類別更正（{}）", "種別の訂正をすべて取り消す（{}）", "종류 고침 모두 되돌리기({})", "Take back all roles ({})";
    UncorrectMoves: "撤回全部移动（{}）", "撤回全部移動（{}）", "移動をすべて取り消す（{}）", "옮김 모두 되돌리기({})", "Take back all moves ({})";
    UncorrectPartArticles: "撤回全部另起一篇（{}）", "撤回全部另起一篇（{}）", "記事の分割をすべて取り消す（{}）", "기사 나눔 모두 되돌리기({})", "Take back all new articles ({})";
    UncorrectMerges: "撤回全部并篇（{}）", "撤回全部併篇（{}）", "記事の結合をすべて取り消す（{}）", "기사 합침 모두 되돌리기({})", "Take back all merged articles ({})";

    // The desk: doubts, moving, marks.
    CountDoubts: "{} 处存疑", "{} 處存疑", "要確認 {} か所", "확인할 곳 {}", "{} in doubt";
    NoDoubts: "没有存疑的地方了。", "沒有存疑的地方了。", "確認が要る所はもうありません。", "확인할 곳이 더 없습니다.", "Nothing is left in doubt.";
    NextDoubt: "下一处存疑", "下一處存疑", "次の要確認箇所", "다음 확인할 곳", "Next doubt";
    PreviousDoubt: "上一处存疑", "上一處存疑", "前の要確認箇所", "이전 확인할 곳", "Previous doubt";
    AskPlace: "第 {} 行是接着第 {} 行，还是另起一段？", "第 {} 行是接著第 {} 行，還是另起一段？", "{} 行目は {} 行目の続きですか、それとも新しい段落ですか。", "{}행은 {}행에서 이어집니까, 새 문단입니까?", "Does line {} go on from line {}, or does a new paragraph begin?";
    AskRole: "第 {} 行看作“{}”，对吗？", "第 {} 行看作「{}」，對嗎？", "{} 行目を「{}」としました。合っていますか。", "{}행을 ‘{}’(으)로 보았습니다. 맞습니까?", "Line {} was taken for: {}. Is that right?";
    AskBorder: "第 {} 行开始另一篇文章吗？", "第 {} 行開始另一篇文章嗎？", "{} 行目から別の記事が始まりますか。", "{}행에서 다른 기사가 시작됩니까?", "Does another article begin at line {}?";
    GoesOn: "接着上一行", "接著上一行", "続いている", "이어짐", "Goes on";
    NewParagraph: "另起一段", "另起一段", "新しい段落", "새 문단", "New paragraph";
    NewArticle: "是另一篇", "是另一篇", "別の記事", "다른 기사", "Another article";
    SameArticle: "同属上一篇", "同屬上一篇", "前の記事の一部", "앞 기사의 일부", "Part of the one above";
    ThatsRight: "没错", "沒錯", "合っている", "맞음", "That’s right";
    ReadAnew: "有 {} 行与之前读法不同。", "有 {} 行與之前讀法不同。", "{} 行の読み方が変わりました。", "{}줄을 전과 다르게 읽었습니다.", "{} line{s} read differently now.";
    MoveTo: "移到别的文章…", "移到別的文章…", "別の記事へ移す…", "다른 기사로 옮기기…", "Move to article…";
    ChooseArticle: "选择第 {} 行所属的文章", "選擇第 {} 行所屬的文章", "{} 行目を入れる記事を選んでください", "{}행을 옮길 기사를 고르세요", "Choose the article for line {}";
    Cancel: "取消", "取消", "キャンセル", "취소", "Cancel";
    Marks: "标注", "標註", "注記", "표시", "Marks";
    ArticleMark: "第 {} 篇", "第 {} 篇", "記事 {}", "기사 {}", "Article {}";

    // Roles.
    RoleKicker: "引题", "引題", "肩見出し", "어깨제목", "kicker";
    RoleHeadline: "主题", "主題", "見出し", "제목", "headline";
    RoleSubtitle: "副题", "副題", "袖見出し", "부제목", "subtitle";
    RoleByline: "署名", "署名", "署名", "글쓴이", "byline";
    RoleBody: "正文", "內文", "本文", "본문", "paragraph";
    RoleSubhead: "小标题", "小標題", "小見出し", "중간제목", "subhead";
    RoleCaption: "图片说明", "圖片說明", "写真説明", "사진설명", "caption";
    RoleFurniture: "报头报脚", "報頭報尾", "欄外・面数", "면머리·쪽번호", "page furniture";
    RoleJump: "转接提示", "轉接提示", "続き案内", "이어짐 안내", "jump line";

    // Keys.
    Keys: "键盘操作", "鍵盤操作", "キー操作", "키보드 사용", "Keyboard";
    KeyNext: "下一篇", "下一篇", "次の記事", "다음 기사", "Next article";
    KeyPrevious: "上一篇", "上一篇", "前の記事", "이전 기사", "Previous article";
    KeyBlocks: "下一段、上一段", "下一段、上一段", "次の段落・前の段落", "다음 문단·이전 문단", "Next and previous paragraph";
    KeySelect: "查看这一段的来源；再按一次，与上一段相连", "查看這一段的來源；再按一次，與上一段相連", "段落の出所を見る。もう一度押すと前の段落につなぐ", "문단의 출처 보기, 한 번 더 누르면 앞 문단에 잇기", "Show where a paragraph comes from; again: join it to the one above";
    KeyPart: "在接缝处：分段", "在接縫處：分段", "継ぎ目で：そこで分ける", "이음매에서: 나누기", "At a seam: part there";
    KeyDoubts: "下一处、上一处存疑", "下一處、上一處存疑", "次・前の要確認箇所", "다음·이전 확인할 곳", "Next and previous doubt";
    KeyConfirm: "存疑处：没错，看下一处", "存疑處：沒錯，看下一處", "要確認箇所：合っている、次へ", "확인할 곳: 맞음, 다음으로", "At a doubt: that’s right, on to the next";
    KeyTurn: "存疑处：选另一种", "存疑處：選另一種", "要確認箇所：もう一方にする", "확인할 곳: 다른 쪽으로", "At a doubt: the other answer";
    KeyRoles: "1 引题 2 主题 3 副题 4 署名 5 正文 6 小标题 7 图片说明 8 报头报脚 9 转接提示", "1 引題 2 主題 3 副題 4 署名 5 內文 6 小標題 7 圖片說明 8 報頭報尾 9 轉接提示", "1 肩見出し 2 見出し 3 袖見出し 4 署名 5 本文 6 小見出し 7 写真説明 8 欄外・面数 9 続き案内", "1 어깨제목 2 제목 3 부제목 4 글쓴이 5 본문 6 중간제목 7 사진설명 8 면머리·쪽번호 9 이어짐 안내", "1 kicker 2 headline 3 subtitle 4 byline 5 paragraph 6 subhead 7 caption 8 page furniture 9 jump line";
    KeyArticles: "从这里另起一篇；并入上一篇", "從這裡另起一篇；併入上一篇", "ここから別の記事・前の記事と一つに", "여기서 새 기사·앞 기사와 합치기", "Begin an article here; merge with the one above";
    KeyShift: "移到上一篇、下一篇", "移到上一篇、下一篇", "前・次の記事へ移す", "앞·다음 기사로 옮기기", "Move to the article before or after";
    KeyMove: "移到选定的文章", "移到選定的文章", "選んだ記事へ移す", "고른 기사로 옮기기", "Move to an article of your choice";
    KeyMarks: "显示或隐藏标注", "顯示或隱藏標註", "注記を表示・非表示", "표시 보이기·숨기기", "Show or hide marks";
    KeyJoins: "在段内的接缝之间移动", "在段內的接縫之間移動", "段落の中の継ぎ目を移動", "문단 안의 이음매 사이 이동", "Move between the seams of a paragraph";
    KeyEscape: "取消选择，关闭窗口", "取消選取，關閉視窗", "選択を解く・閉じる", "선택 해제·닫기", "Deselect, close";
    KeyUndo: "撤销上一步", "復原上一步", "直前の操作を元に戻す", "마지막 단계 취소", "Undo the last step";
    KeyRedo: "重做", "重做", "やり直す", "다시 실행", "Redo";
    KeyHelp: "显示这张表", "顯示這張表", "この一覧を表示", "이 목록 보기", "Show this list";
    KeyPaste: "粘贴新的一页", "貼上新的一頁", "新しい紙面を貼り付ける", "새 지면 붙여넣기", "Paste a new page";

    // Languages of a page.
    PageZhHans: "简体中文", "簡體中文", "中国語（簡体字）", "중국어(간체)", "Chinese, simplified";
    PageZhHant: "繁体中文", "繁體中文", "中国語（繁体字）", "중국어(번체)", "Chinese, traditional";
    PageJa: "日文", "日文", "日本語", "일본어", "Japanese";
    PageKo: "韩文", "韓文", "韓国語", "한국어", "Korean";
    PageLatin: "西文", "西文", "欧文", "로마자 글", "Latin script";

    // Reasons.
    RuleMeasureLeft: "上一行末尾还空着 {} 字，没有排满", "上一行末尾還空著 {} 字，沒有排滿", "前の行は {} 字分の余りを残して終わる", "앞줄이 {}자 자리를 남기고 끝남", "The line before stops {} character{s} short";
    RuleMeasureFull: "上一行排满了栏宽", "上一行排滿了欄寬", "前の行は行末まで埋まっている", "앞줄이 단 너비를 꽉 채움", "The line before fills the measure";
    RuleFirstLine: "这一行短 {} 字，像是段首缩进的痕迹", "這一行短 {} 字，像是段首縮排的痕跡", "この行は {} 字短く、段落の字下げの跡とみられる", "이 줄이 {}자 짧아 문단 들여쓰기의 흔적으로 보임", "The line is {} character{s} short, the trace of an indent";
    RuleShort: "这一行短 {} 字", "這一行短 {} 字", "この行は {} 字短い", "이 줄이 {}자 짧음", "The line is {} character{s} short";
    RuleMeasureRight: "上一行末尾没有空位", "上一行末尾沒有空位", "前の行に余りはない", "앞줄에 남은 자리가 없음", "The line before leaves no room";
    RuleNoFirstLine: "这一行不短，没有段首缩进的痕迹", "這一行不短，沒有段首縮排的痕跡", "この行は短くなく、字下げの跡がない", "이 줄은 짧지 않아 들여쓰기 흔적이 없음", "The line is not short: no trace of an indent";
    RuleNoIndent: "行首没有缩进", "行首沒有縮排", "行頭に字下げがない", "줄 앞에 들여쓰기가 없음", "The line is not indented";
    RuleSameWidth: "行宽与相邻的行一样", "行寬與相鄰的行一樣", "行の長さが隣と同じ", "줄 길이가 이웃 줄과 같음", "The line is as wide as its neighbours";
    RuleNoBlankLines: "上方的空行和平常一样", "上方的空行和平常一樣", "上の空行はふだんと同じ", "위의 빈 줄이 평소와 같음", "No more blank lines above than usual";
    RuleIndentKept: "行首缩进 {} 字", "行首縮排 {} 字", "行頭に {} 字の字下げがある", "줄 앞에 {}자 들여쓰기가 있음", "The line is indented by {} character{s}";
    RuleWidthChange: "行宽与相邻的行相差 {} 字", "行寬與相鄰的行相差 {} 字", "行の長さが隣と {} 字違う", "줄 길이가 이웃 줄과 {}자 다름", "The line’s width differs from its neighbours by {} character{s}";
    RuleMeasureChange: "从这里起栏宽变为 {} 字", "從這裡起欄寬變為 {} 字", "ここから段の幅が {} 字になる", "여기서부터 단 너비가 {}자로 바뀜", "Another measure of {} character{s} begins here";
    RuleSameMeasure: "栏宽与上一行相同", "欄寬與上一行相同", "段の幅は前の行と同じ", "단 너비가 앞줄과 같음", "The measure is that of the line before";
    RuleBlankLines: "上方比平常多空了 {} 行", "上方比平常多空了 {} 行", "上の空行がふだんより {} 行多い", "위에 빈 줄이 평소보다 {}줄 많음", "{} more blank line{s} above than usual";
    RulePageBreak: "这里换页", "這裡換頁", "ここでページが替わる", "여기서 쪽이 바뀜", "A page begins here";
    RuleNoPageBreak: "这里不换页", "這裡不換頁", "ページは替わらない", "쪽이 바뀌지 않음", "No page begins here";
    RuleSentenceEnd: "上一行以“{}”结束一句", "上一行以「{}」結束一句", "前の行は「{}」で文が終わる", "앞줄이 ‘{}’(으)로 문장을 마침", "The line before ends a sentence with “{}”";
    RuleSentenceOpen: "上一行以“{}”收尾，没有句末标点", "上一行以「{}」收尾，沒有句末標點", "前の行は「{}」で終わり、句点がない", "앞줄이 ‘{}’(으)로 끝나고 마침표가 없음", "The line before ends with “{}”, not as a sentence does";
    RuleKinsoku: "避头尾：“{}”不能放在这个位置", "避頭尾：「{}」不能放在這個位置", "禁則：「{}」はこの位置に置けない", "금칙: ‘{}’은(는) 이 자리에 올 수 없음", "No printer sets “{}” at this place (kinsoku)";
    RuleOpenBracket: "有尚未合上的括号或引号", "有尚未合上的括號或引號", "閉じていない括弧がある", "닫히지 않은 괄호나 따옴표가 있음", "A bracket or quotation mark is open";
    RuleNoSentenceEnd: "上一行没有结束一句", "上一行沒有結束一句", "前の行で文は終わっていない", "앞줄에서 문장이 끝나지 않음", "The line before does not end a sentence";
    RuleNoKinsoku: "避头尾上没有妨碍", "避頭尾上沒有妨礙", "禁則には触れない", "금칙에 걸리지 않음", "Kinsoku allows a break here";
    RuleNoBracket: "没有尚未合上的括号或引号", "沒有尚未合上的括號或引號", "開いたままの括弧はない", "열린 괄호나 따옴표가 없음", "No bracket or quotation mark is open";
    RuleNoNumbering: "行首没有编号", "行首沒有編號", "行頭に番号はない", "줄 앞에 번호가 없음", "No number or bullet begins the line";
    RuleSeamWord: "接缝两边的字常连在一起", "接縫兩邊的字常連在一起", "継ぎ目の前後の字はよく続けて使われる", "이음매 양쪽 글자가 자주 붙어 쓰임", "The characters on both sides often stand together";
    RuleNoSeamWord: "接缝两边的字不常连在一起", "接縫兩邊的字不常連在一起", "継ぎ目の前後の字はあまり続けて使われない", "이음매 양쪽 글자가 붙어 쓰이는 일이 드묾", "The characters on both sides do not often stand together";
    RuleSeamSpaceYes: "两行之间应有空格", "兩行之間應有空格", "行の間に空白が要る", "두 줄 사이에 띄어쓰기가 필요함", "A space belongs between the lines";
    RuleSeamSpaceNo: "两行之间不应有空格", "兩行之間不應有空格", "行の間に空白は要らない", "두 줄 사이를 띄우지 않음", "No space belongs between the lines";
    RuleHyphen: "上一行末尾用连字符断开了单词", "上一行末尾用連字號斷開了單字", "前の行末でハイフンにより単語が分かれている", "앞줄 끝에서 붙임표로 낱말이 나뉨", "A word is broken with a hyphen at the line’s end";
    RuleNoHyphen: "上一行末尾没有连字符", "上一行末尾沒有連字號", "前の行末にハイフンはない", "앞줄 끝에 붙임표가 없음", "No hyphen ends the line before";
    RuleLetterCase: "接缝两边是西文字母", "接縫兩邊是西文字母", "継ぎ目の前後が欧文である", "이음매 양쪽이 로마자임", "Latin letters stand on both sides";
    RuleNoLetterCase: "接缝两边不都是西文字母", "接縫兩邊不都是西文字母", "継ぎ目の前後は欧文ではない", "이음매 양쪽이 로마자는 아님", "No Latin letters stand on both sides";
    RuleNumbering: "行首有编号或项目符号", "行首有編號或項目符號", "行頭に番号や記号がある", "줄 앞에 번호나 기호가 있음", "The line begins with a number or a bullet";
    RuleLineBegin: "这一行以“{}”开头", "這一行以「{}」開頭", "この行は「{}」で始まる", "이 줄이 ‘{}’(으)로 시작함", "The line begins with “{}”";
    RuleLineEnd: "这一行以“{}”收尾", "這一行以「{}」收尾", "この行は「{}」で終わる", "이 줄이 ‘{}’(으)로 끝남", "The line ends with “{}”";
    RuleCueNewsLead: "像是消息的开头（如“本报讯”）", "像是新聞的開頭（如「本報訊」）", "記事の書き出しとみられる（「【東京＝…】」など）", "기사 첫머리로 보임(‘(서울=연합)’ 등)", "It reads like the lead of a news story";
    RuleCueByline: "有记者或作者的名字", "有記者或作者的名字", "記者や筆者の名がある", "기자나 글쓴이 이름이 있음", "It names a reporter or author";
    RuleCueCaption: "有摄影署名，像是图片说明", "有攝影署名，像是圖片說明", "撮影者名があり、写真説明とみられる", "촬영자 이름이 있어 사진설명으로 보임", "It has a picture credit";
    RuleCueJump: "有“下转”“上接”一类的提示", "有「下轉」「上接」一類的提示", "「〜面に続く」などの案内がある", "‘○면에 계속’ 같은 안내가 있음", "It says that the story goes on elsewhere";
    RuleCueFolio: "像是页码、报头、日期或报社信息", "像是頁碼、報頭、日期或報社資訊", "面数・題字・日付・新聞社の案内とみられる", "쪽번호·제호·날짜·신문사 안내로 보임", "It looks like a page number, running head, date or the paper’s address";
    RuleCueNotice: "像是栏目名、公告、决议、书信或落款", "像是欄目名、公告、決議、書信或署名落款", "欄名・告示・決議・手紙・署名とみられる", "난 이름·공고·결의·편지·서명으로 보임", "It looks like a column’s label, notice, letter or signature";
    RuleNoCueNewsLead: "不像消息的开头", "不像新聞的開頭", "記事の書き出しではない", "기사 첫머리가 아님", "It does not read like the lead of a news story";
    RuleNoCueByline: "没有记者或作者的名字", "沒有記者或作者的名字", "記者や筆者の名はない", "기자나 글쓴이 이름이 없음", "It names no reporter or author";
    RuleNoCueCaption: "没有摄影署名", "沒有攝影署名", "撮影者名はない", "촬영자 이름이 없음", "It has no picture credit";
    RuleNoCueJump: "没有“下转”一类的提示", "沒有「下轉」一類的提示", "続きの案内はない", "이어지는 면 안내가 없음", "It does not say that the story goes on elsewhere";
    RuleNoCueFolio: "不像页码、报头或日期", "不像頁碼、報頭或日期", "面数・題字・日付ではない", "쪽번호·제호·날짜가 아님", "It does not look like a page number, running head or date";
    RuleNoCueNotice: "不像栏目名、公告、书信或落款", "不像欄目名、公告、書信或署名", "欄名・告示・手紙・署名ではない", "난 이름·공고·편지·서명이 아님", "It does not look like a column’s label, notice, letter or signature";
    RuleNearby: "邻近的行：{}", "鄰近的行：{}", "近くの行：{}", "이웃 줄: {}", "Nearby: {}";
    RuleLineLength: "行长与栏宽相比为 {} 字", "行長與欄寬相比為 {} 字", "行の長さは段の幅に対して {} 字", "단 너비에 견준 줄 길이 {}자", "The line’s length against the measure: {} character{s}";
    RuleComposition: "这一行的用字", "這一行的用字", "この行の文字の種類", "이 줄에 쓰인 글자", "The kinds of characters in the line";
    RulePosition: "这一行在版面上的位置", "這一行在版面上的位置", "紙面での行の位置", "지면에서 이 줄이 놓인 자리", "The line’s place on the page";
    RuleLetterSpaced: "字与字之间拉开了距离", "字與字之間拉開了距離", "字間が空けられている", "글자 사이가 벌어져 있음", "The line’s letters are spaced out";
    RuleNoLetterSpaced: "字与字之间没有拉开", "字與字之間沒有拉開", "字間は空けられていない", "글자 사이가 벌어져 있지 않음", "The line’s letters are not spaced out";
    RuleNeighbours: "前后各行的情形", "前後各行的情形", "前後の行の様子", "앞뒤 줄의 모습", "The lines around it";
    RuleSharedWords: "标题与正文有 {} 个相同的字", "標題與內文有 {} 個相同的字", "見出しと本文に共通する字が {} 字ある", "제목과 본문에 같은 글자가 {}자 있음", "Title and story share {} character{s}";
    RuleWords: "用字与前后文章的异同", "用字與前後文章的異同", "前後の記事と字がどれだけ重なるか", "앞뒤 기사와 글자가 얼마나 겹치는지", "How its words match the stories around it";
    RuleClean: "文字本来就是分好段的", "文字本來就是分好段的", "もともと段落に分かれている", "본래 문단으로 나뉜 글임", "The text is already in paragraphs";
    RuleNotClean: "文字是一行一行断开的", "文字是一行一行斷開的", "行ごとに切れた文章である", "줄마다 끊긴 글임", "The text is broken into lines";
    RuleLinesFinal: "设定为保留每一行", "設定為保留每一行", "行をそのまま残す設定", "줄을 그대로 두도록 설정됨", "Lines are set to stay as they are";
    RuleStacked: "竖排的字一字一行，这里接上一字", "直排的字一字一行，這裡接上一字", "縦書きの字が一字ずつ行に分かれている", "세로쓰기 글자가 한 자씩 줄로 나뉨", "A character of a vertical line, each on a line of its own";
    RuleControl: "是网页上的按钮、链接或说明", "是網頁上的按鈕、連結或說明", "ウェブページのボタン・リンク・表示", "웹 페이지의 단추·링크·안내", "It is a button, link or notice of a web page";
    RuleRunningHead: "每页都有的页眉、页脚或页码", "每頁都有的頁首、頁尾或頁碼", "ページごとに現れる柱やノンブル", "쪽마다 되풀이되는 머리글·바닥글·쪽 번호", "It comes back from page to page";
    RuleMarkup: "行首有 Markdown 标记", "行首有 Markdown 標記", "Markdownの記号がある", "Markdown 기호가 있음", "It has a mark of Markdown";
    RuleCorrected: "您这样指定", "您這樣指定", "あなたがそう指定した", "직접 그렇게 지정함", "You said so";

    // Kinds of edits.
    EditIndent: "行首缩进", "行首縮排", "行頭の字下げ", "줄 앞 들여쓰기", "indent";
    EditTrailingSpace: "行末空格", "行末空格", "行末の空白", "줄 끝 빈칸", "space at the line's end";
    EditStraySpace: "多余的空格", "多餘的空格", "余分な空白", "불필요한 빈칸", "stray space";
    EditLetterSpacing: "字间拉开的空格", "字間拉開的空格", "字間を空けた空白", "글자 사이 빈칸", "letter-spacing";
    EditWideSpace: "连续空格", "連續空格", "続いた空白", "이어진 빈칸", "several spaces";
    EditAddedSpace: "补上的空格", "補上的空格", "補った空白", "보탠 빈칸", "added space";
    EditRadical: "部首代替的字", "部首代替的字", "部首で書かれた字", "부수로 적힌 글자", "radical for a character";
    EditCompatibility: "兼容字形", "相容字形", "互換文字", "호환 글자", "compatibility character";
    EditVerticalForm: "竖排标点", "直排標點", "縦組み用の記号", "세로쓰기 부호", "form for vertical lines";
    EditHalfwidthKana: "半角假名", "半形假名", "半角かな", "반각 가나", "half-width kana";
    EditHyphen: "断词连字符", "斷字連字號", "分綴のハイフン", "줄 끝 붙임표", "hyphen at the line's end";
    EditFolded: "全角转半角", "全形轉半形", "全角を半角に", "전각을 반각으로", "full-width to half-width";
    EditWidened: "半角标点转全角", "半形標點轉全形", "半角の句読点を全角に", "반각 부호를 전각으로", "half-width punctuation widened";
    EditInvisible: "看不见的字符", "看不見的字元", "見えない文字", "보이지 않는 글자", "invisible character";
    EditMarkup: "Markdown 标记", "Markdown 標記", "Markdownの記号", "Markdown 기호", "mark of Markdown";
}
