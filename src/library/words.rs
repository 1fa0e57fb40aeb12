//! The words of the library in its five languages. The program holds them all: it is
//! loaded when nobody waits, and must speak without a network.

use crate::words::{Tongue, filled};

/// Declares the words and their texts, in the order of [`Tongue::ALL`].
macro_rules! words {
    ($($word:ident: $hans:literal, $hant:literal, $ja:literal, $ko:literal, $en:literal;)*) => {
        /// A word or phrase of the library.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the table says what each word is")]
        pub enum Say { $($word),* }

        const TEXTS: &[[&str; 5]] = &[$([$hans, $hant, $ja, $ko, $en]),*];
    };
}

words! {
    // The window.
    Library: "版面库", "版面庫", "書架", "보관함", "Library";
    Pages: "版面", "版面", "紙面", "지면", "Pages";
    Tray: "拼版", "拼版", "組み合わせ", "모으기", "Tray";
    Rules: "规则", "規則", "ルール", "규칙", "Rules";
    Storage: "存储", "儲存空間", "保存と控え", "저장", "Storage";
    Close: "关闭", "關閉", "閉じる", "닫기", "Close";
    Undo: "撤销", "復原", "元に戻す", "되돌리기", "Undo";
    Dismiss: "知道了", "知道了", "わかりました", "알겠습니다", "Dismiss";

    // The list.
    Search: "搜索标题、报名、日期和正文", "搜尋標題、報名、日期和內文", "題・紙名・日付・本文を検索", "제목·신문·날짜·본문 찾기", "Search titles, papers, dates and text";
    SortBy: "排序", "排序", "並べ替え", "정렬", "Sort by";
    SortChanged: "最近修改", "最近修改", "最近直した順", "최근 고친 순", "Last changed";
    SortDate: "出版日期", "出版日期", "発行日", "발행일", "Date printed";
    SortPaper: "报纸", "報紙", "新聞", "신문", "Paper";
    SortTitle: "标题", "標題", "題", "제목", "Title";
    Empty: "这里还没有版面。粘贴一页，就会自动存在这里。", "這裡還沒有版面。貼上一頁，就會自動存在這裡。", "まだ何もありません。紙面を貼り付けると、自動でここに残ります。", "아직 지면이 없습니다. 지면을 붙여넣으면 여기에 저절로 남습니다.", "Nothing here yet. Paste a page and it is kept here by itself.";
    Places: "{} 处", "{} 處", "{} か所", "{}곳", "{} place{s}";
    NothingFound: "没有找到“{}”", "沒有找到「{}」", "「{}」は見つかりません", "‘{}’을(를) 찾지 못했습니다", "Nothing found for “{}”";
    Found: "找到 {} 个版面", "找到 {} 個版面", "{} 件見つかりました", "{}건 찾음", "{} found";
    Untitled: "无题", "無題", "無題", "제목 없음", "Untitled";
    PageNumber: "第 {} 版", "第 {} 版", "{} 面", "{}면", "page {}";
    Characters: "{} 字", "{} 字", "{} 字", "{}자", "{} character{s}";
    Corrections: "{} 处更正", "{} 處更正", "訂正 {} 件", "고침 {}건", "{} correction{s}";
    Changed: "修改于 {}", "修改於 {}", "{} に変更", "{} 고침", "changed {}";
    OnScreen: "正在看", "正在看", "表示中", "보는 중", "on screen";
    Rename: "改名", "改名", "名前を変更", "이름 바꾸기", "Rename";
    NewName: "新标题", "新標題", "新しい題", "새 제목", "New title";
    SaveName: "保存", "儲存", "保存", "저장", "Save";
    Cancel: "取消", "取消", "取り消し", "취소", "Cancel";
    Delete: "删除", "刪除", "削除", "지우기", "Delete";
    Deleted: "已删除“{}”", "已刪除「{}」", "「{}」を削除しました", "‘{}’을(를) 지웠습니다", "“{}” was deleted";
    Versions: "各个版本", "各個版本", "履歴", "이전 판", "Versions";
    VersionOf: "{} · {} 处更正", "{} · {} 處更正", "{}・訂正 {} 件", "{} · 고침 {}건", "{}, {} correction{s}";
    VersionOpen: "打开", "開啟", "開く", "열기", "Open";
    VersionNow: "现在", "現在", "最新", "최신", "newest";

    // What is kept.
    KeepPages: "把版面存在本机", "把版面存在本機", "紙面をこの端末に残す", "지면을 이 기기에 남기기", "Keep pages on this device";
    KeepWhat: "您带来的版面、更正和规则都存在这台设备的浏览器里，不会发到别处；样张不存。清除浏览数据会一并删掉它们，请不时备份。", "您帶來的版面、更正和規則都存在這台裝置的瀏覽器裡，不會傳到別處；樣張不存。清除瀏覽資料會一併刪掉它們，請不時備份。", "持ち込んだ紙面と訂正、ルールはこの端末のブラウザーの中にだけ残り、外へは送られません。見本は残しません。閲覧データを消すと一緒に消えるので、ときどき控えを取ってください。", "가져온 지면과 고친 내용, 규칙은 이 기기의 브라우저 안에만 남고 밖으로 나가지 않습니다. 견본은 남기지 않습니다. 인터넷 사용 기록을 지우면 함께 사라지니 가끔 백업하세요.", "The pages you bring, their corrections and your rules stay in this browser on this device and are sent nowhere; samples are not kept. Clearing the browser’s data deletes them too, so make a backup now and then.";
    KeepOff: "现在不保存新的版面；已经存下的还在，要删请用下面的按钮。", "現在不儲存新的版面；已經存下的還在，要刪請用下面的按鈕。", "いまは新しい紙面を残しません。すでに残したものはそのままです。消すには下のボタンを使ってください。", "지금은 새 지면을 남기지 않습니다. 이미 남긴 것은 그대로 있으며, 아래 단추로 지울 수 있습니다.", "New pages are not kept now; those kept before are still here until you delete them below.";
    Stored: "已存 {} 个版面，约占 {}", "已存 {} 個版面，約占 {}", "紙面 {} 件、およそ {} を使用", "지면 {}건, 약 {} 사용", "{} page{s} kept, about {}";
    Room: "浏览器最多给 {}", "瀏覽器最多給 {}", "ブラウザーの上限は {}", "브라우저 한도 {}", "the browser allows {}";
    Persistent: "浏览器答应不会自行清理。", "瀏覽器答應不會自行清理。", "ブラウザーが勝手に消すことはありません。", "브라우저가 스스로 지우지 않습니다.", "The browser has promised not to clear it by itself.";
    NotPersistent: "空间不足时浏览器可能自行清理，请留一份备份。", "空間不足時瀏覽器可能自行清理，請留一份備份。", "空きが足りなくなるとブラウザーが消すことがあります。控えを取っておいてください。", "공간이 모자라면 브라우저가 지울 수 있으니 백업해 두세요.", "The browser may clear it when room runs short: keep a backup.";
    Backup: "备份到文件", "備份到檔案", "控えをファイルに保存", "파일로 백업", "Back up to a file";
    Restore: "从备份恢复", "從備份還原", "控えから復元", "백업에서 되살리기", "Restore a backup";
    BackupName: "重排备份", "重排備份", "重排の控え", "chongpai-백업", "chongpai-backup";
    DeleteAll: "全部删除", "全部刪除", "すべて削除", "모두 지우기", "Delete everything";
    DeleteAllAsk: "删除全部 {} 个版面、它们的版本以及全部规则和拼版？无法恢复。", "刪除全部 {} 個版面、它們的版本以及全部規則和拼版？無法復原。", "紙面 {} 件とその履歴、ルール、組み合わせをすべて削除しますか。元には戻せません。", "지면 {}건과 이전 판, 규칙, 모은 글을 모두 지울까요? 되돌릴 수 없습니다.", "Delete {} page{s} with all versions, the tray and all rules? This cannot be undone.";
    DeleteAllYes: "确定删除", "確定刪除", "削除する", "지우기", "Delete them";
    DeletedAll: "已全部删除", "已全部刪除", "すべて削除しました", "모두 지웠습니다", "Everything was deleted";
    Restored: "恢复了 {} 个版面；{} 个本来就有", "還原了 {} 個版面；{} 個本來就有", "{} 件を復元しました。{} 件はすでにありました", "{}건을 되살렸습니다. {}건은 이미 있었습니다", "{} page{s} restored; {} here already";
    RestoredSettings: "备份里的设置会在重新载入页面后生效。", "備份裡的設定會在重新載入頁面後生效。", "控えにある設定は、ページを読み込み直すと有効になります。", "백업에 든 설정은 페이지를 새로 고치면 적용됩니다.", "Settings from the backup take effect when the page is loaded again.";
    Line: "第 {} 行：{}", "第 {} 行：{}", "{} 行目：{}", "{}번째 줄: {}", "Line {}: {}";
    WrongNoBackup: "这个文件不是备份", "這個檔案不是備份", "このファイルは控えではありません", "이 파일은 백업이 아닙니다", "this file is no backup";
    WrongNewer: "由更新的版本写成，只恢复看得懂的部分", "由較新的版本寫成，只還原看得懂的部分", "新しい版で書かれているため、読める部分だけを復元しました", "더 새로운 판에서 만든 것이라 알아볼 수 있는 부분만 되살립니다", "written by a newer version; what is understood is restored";
    WrongCutOff: "文件从这里断掉了，前面的已恢复", "檔案從這裡斷掉了，前面的已還原", "ファイルがここで切れています。それより前は復元しました", "파일이 여기서 끊겼습니다. 앞부분은 되살렸습니다", "the file breaks off here; what came before is restored";
    WrongUnreadable: "这条记录读不出来，其余照常恢复", "這筆記錄讀不出來，其餘照常還原", "この記録は読めません。ほかは復元しました", "이 기록은 읽을 수 없습니다. 나머지는 되살렸습니다", "this record cannot be read; the others are restored";
    WrongChanged: "“{}”写成之后被改动过，已照现状恢复", "「{}」寫成之後被改動過，已照現狀還原", "「{}」は書き出し後に変わっています。いまの内容で復元しました", "‘{}’은(는) 저장한 뒤 바뀌었습니다. 지금 내용대로 되살렸습니다", "“{}” was changed since it was written; it is restored as it is";
    WrongUnknown: "不认识这种记录“{}”，已略过", "不認識這種記錄「{}」，已略過", "知らない種類の記録「{}」を飛ばしました", "알 수 없는 기록 ‘{}’을(를) 건너뛰었습니다", "a record of an unknown kind, “{}”, was passed over";

    // Trouble and news.
    Blocked: "浏览器不让保存（也许是无痕窗口）。页面上的文字都在，但关掉就没有了；请把要留的另存为文件。", "瀏覽器不讓儲存（也許是無痕視窗）。頁面上的文字都在，但關掉就沒有了；請把要留的另存為檔案。", "ブラウザーが保存を許していません（プライベートウィンドウかもしれません）。画面の文字はそのままですが、閉じると消えます。残すものはファイルに保存してください。", "브라우저가 저장을 막고 있습니다(사생활 보호 창일 수 있습니다). 화면의 글은 그대로지만 닫으면 사라집니다. 남길 것은 파일로 저장하세요.", "The browser does not let anything be kept (a private window, perhaps). What is on screen stays there, but is gone when you close it; save what you want to keep as a file.";
    Full: "存储空间已满，这次没有存下。页面上的文字都在；请备份后删掉一些版面。", "儲存空間已滿，這次沒有存下。頁面上的文字都在；請備份後刪掉一些版面。", "保存場所がいっぱいで、保存できませんでした。画面の文字はそのままです。控えを取ってから、いくつか削除してください。", "저장 공간이 가득 차 저장하지 못했습니다. 화면의 글은 그대로입니다. 백업한 뒤 몇 건을 지워 주세요.", "The store is full and this was not kept. What is on screen stays there; make a backup and delete some pages.";
    Failed: "没有存下：{}。页面上的文字都在。", "沒有存下：{}。頁面上的文字都在。", "保存できませんでした（{}）。画面の文字はそのままです。", "저장하지 못했습니다: {}. 화면의 글은 그대로입니다.", "This was not kept: {}. What is on screen stays there.";
    Broken: "有 {} 条记录损坏。能救的已经救回；救不回的列在这里，可以删除。", "有 {} 筆記錄損壞。能救的已經救回；救不回的列在這裡，可以刪除。", "壊れた記録が {} 件あります。直せるものは直しました。残りはここにあり、削除できます。", "깨진 기록이 {}건 있습니다. 살릴 수 있는 것은 살렸고, 나머지는 여기에서 지울 수 있습니다.", "{} damaged record{s}. What could be saved was; the rest is listed here and can be deleted.";
    BrokenTitle: "损坏的记录", "損壞的記錄", "壊れた記録", "깨진 기록", "Damaged record";
    BrokenText: "这个版本的文字已损坏，无法打开。", "這個版本的文字已損壞，無法開啟。", "この版の文字は壊れていて開けません。", "이 판의 글이 깨져 열 수 없습니다.", "The text of this version is damaged and cannot be opened.";
    Beside: "另一个窗口也改了这一页。两边都留着，各是一个版本。", "另一個視窗也改了這一頁。兩邊都留著，各是一個版本。", "別のウィンドウでもこの紙面が直されました。両方とも履歴に残っています。", "다른 창에서도 이 지면을 고쳤습니다. 둘 다 판으로 남아 있습니다.", "This page was changed in another window too. Both are kept, each as a version.";
    Elsewhere: "另一个窗口刚改了这一页。", "另一個視窗剛改了這一頁。", "別のウィンドウでこの紙面が直されました。", "다른 창에서 이 지면을 고쳤습니다.", "Another window has just changed this page.";
    ShowThat: "看那一版", "看那一版", "そちらを開く", "그것 열기", "Show it";
    Known: "库里有这一页，带着 {} 处更正。", "庫裡有這一頁，帶著 {} 處更正。", "この紙面は書架にあります（訂正 {} 件）。", "이 지면은 보관함에 있습니다(고침 {}건).", "This page is in the library, with {} correction{s}.";
    OpenKnown: "打开它", "開啟它", "それを開く", "그것 열기", "Open it";

    // The tray.
    TrayWhat: "把几段剪下的文字依次粘贴进来，拼成一页。", "把幾段剪下的文字依次貼進來，拼成一頁。", "切り抜いた文章を順に貼り付けて、一つの紙面にまとめます。", "오려 온 글을 차례로 붙여넣어 한 지면으로 모읍니다.", "Paste several clippings one after the other and make one page of them.";
    TrayField: "在这里粘贴一段", "在這裡貼上一段", "ここに一つ貼り付ける", "여기에 한 편 붙여넣기", "Paste a clipping here";
    TrayAdd: "放进去", "放進去", "加える", "넣기", "Add";
    TrayAddPage: "放进正在看的这一页", "放進正在看的這一頁", "表示中の紙面を加える", "보고 있는 지면 넣기", "Add the page on screen";
    Clipping: "第 {} 段", "第 {} 段", "{} 番目", "{}번째", "Clipping {}";
    Border: "从这里起是新文章", "從這裡起是新文章", "ここから新しい記事", "여기부터 새 기사", "A new article begins here";
    NoText: "{} 不像是文本文件。", "{} 不像是文字檔。", "{} はテキストとして読めませんでした。", "{}: 텍스트 파일로 읽을 수 없습니다.", "{} could not be read as text.";
    Up: "上移", "上移", "上へ", "위로", "Move up";
    Down: "下移", "下移", "下へ", "아래로", "Move down";
    Remove: "拿掉", "拿掉", "外す", "빼기", "Remove";
    MakePage: "拼成一页", "拼成一頁", "一つの紙面にする", "한 지면으로 만들기", "Make one page";
    TrayClear: "清空", "清空", "空にする", "비우기", "Empty the tray";

    // Rules.
    RulesWhat: "规则让同样的行每次都这样处理。“…”代表任意文字，“#”代表数字。您在页面上的更正总比规则优先。", "規則讓同樣的行每次都這樣處理。「…」代表任意文字，「#」代表數字。您在頁面上的更正總比規則優先。", "同じ形の行をいつも同じように扱います。「…」は任意の文字列、「#」は数を表します。紙面での訂正はルールより優先します。", "같은 꼴의 줄을 늘 똑같이 다룹니다. ‘…’는 아무 글, ‘#’는 숫자를 뜻합니다. 지면에서 직접 고친 것이 규칙보다 앞섭니다.", "A rule treats lines of one form always in one way. “…” stands for any text, “#” for a number. Your own correction on a page always wins over a rule.";
    Pattern: "行的样子", "行的樣子", "行の形", "줄의 꼴", "Lines like";
    Effect: "怎样处理", "怎樣處理", "扱い", "다루기", "are always";
    EffectRole: "是{}", "是{}", "{}とする", "{}(으)로 봄", "{}";
    EffectJoins: "与下一行相连", "與下一行相連", "次の行につなぐ", "다음 줄과 이음", "joined with the next line";
    EffectBegins: "新文章从这一行开始", "新文章從這一行開始", "ここから記事が始まる", "여기서 새 기사 시작", "the beginning of an article";
    EffectParts: "从不与下一行相连", "從不與下一行相連", "次の行につながない", "다음 줄과 잇지 않음", "never joined with the next line";
    EffectGoesOn: "从不是新文章的开头", "從不是新文章的開頭", "ここから記事を始めない", "여기서 새 기사를 시작하지 않음", "never the beginning of an article";
    Touches: "这一页有 {} 行符合", "這一頁有 {} 行符合", "この紙面では {} 行が当てはまります", "이 지면에서 {}줄이 맞습니다", "{} matching line{s} on this page";
    TouchesNone: "这一页没有符合的行", "這一頁沒有符合的行", "この紙面に当てはまる行はありません", "이 지면에 맞는 줄이 없습니다", "No line of this page matches";
    NoPattern: "写下行的样子，例如：第#版", "寫下行的樣子，例如：第#版", "行の形を書いてください（例：第#版）", "줄의 꼴을 적으세요(예: 제#면)", "Write what the lines look like, such as: Page #";
    SaveRule: "保存规则", "儲存規則", "ルールを保存", "규칙 저장", "Save rule";
    NewRule: "新规则", "新規則", "新しいルール", "새 규칙", "New rule";
    NoRules: "还没有规则。", "還沒有規則。", "まだルールはありません。", "아직 규칙이 없습니다.", "No rules yet.";
    RuleOn: "启用", "啟用", "使う", "사용", "On";
    ExportRules: "导出规则", "匯出規則", "ルールを書き出す", "규칙 내보내기", "Export rules";
    ImportRules: "导入规则", "匯入規則", "ルールを読み込む", "규칙 가져오기", "Import rules";
    RulesName: "重排规则", "重排規則", "重排のルール", "chongpai-규칙", "chongpai-rules";
    Imported: "导入了 {} 条规则", "匯入了 {} 條規則", "ルールを {} 件読み込みました", "규칙 {}건을 가져왔습니다", "{} rule{s} imported";
    NoRulesFile: "这个文件里没有规则", "這個檔案裡沒有規則", "このファイルにルールはありません", "이 파일에는 규칙이 없습니다", "There are no rules in this file";

    // Hearing, printing, giving away.
    Out: "朗读、打印、分享", "朗讀、列印、分享", "読み上げ・印刷・共有", "읽어 주기·인쇄·공유", "Read aloud, print, share";
    OutWhich: "哪些文章", "哪些文章", "どの記事", "어느 기사", "Which articles";
    OutAll: "全部文章", "全部文章", "すべての記事", "모든 기사", "All articles";
    ReadAloud: "朗读", "朗讀", "読み上げる", "소리 내어 읽기", "Read aloud";
    ReadFromHere: "从正在看的地方读起，逐句标出", "從正在看的地方讀起，逐句標出", "いま読んでいる記事から、一文ずつ示しながら", "보고 있는 기사부터, 문장을 표시하며", "From the article you are at, sentence by sentence";
    Print: "打印或存为 PDF", "列印或存為 PDF", "印刷・PDFで保存", "인쇄·PDF로 저장", "Print or save as PDF";
    SavePage: "存为网页", "存為網頁", "ウェブページとして保存", "웹 페이지로 저장", "Save as a web page";
    SavePageWhat: "一个文件，排好版，断网也能看", "一個檔案，排好版，離線也能看", "組版済みの一つのファイル。オフラインでも読めます", "조판된 파일 하나, 오프라인에서도 읽습니다", "One file, typeset, readable offline";
    Share: "分享", "分享", "共有", "공유", "Share";
    NotShared: "没有分享出去。可以复制文字，或存成文件。", "沒有分享出去。可以複製文字，或存成檔案。", "共有できませんでした。文字をコピーするか、ファイルに保存してください。", "공유하지 못했습니다. 글을 복사하거나 파일로 저장하세요.", "Nothing was shared. Copy the text or save it as a file instead.";
    PageFile: "重排", "重排", "重排", "chongpai", "chongpai";
    Pause: "暂停", "暫停", "一時停止", "일시 정지", "Pause";
    GoOn: "继续朗读", "繼續朗讀", "続きを読み上げる", "이어서 읽기", "Go on reading";
    SentenceBefore: "上一句", "上一句", "前の文", "앞 문장", "Previous sentence";
    SentenceAfter: "下一句", "下一句", "次の文", "다음 문장", "Next sentence";
    StopReading: "结束朗读", "結束朗讀", "読み上げを終える", "읽기 끝내기", "Stop reading aloud";
    Speed: "语速", "語速", "速さ", "속도", "Speed";
    VoiceName: "语音", "語音", "声", "목소리", "Voice";
    NoVoice: "这台设备上没有能读{}的语音。请在系统设置中添加，再试一次。为了不让文字离开本机，不使用联网的语音。", "這台裝置上沒有能讀{}的語音。請在系統設定中加入，再試一次。為了不讓文字離開本機，不使用連網的語音。", "この端末には{}を読める音声がありません。システムの設定で追加してから、もう一度お試しください。文章を外へ送らないよう、オンラインの音声は使いません。", "이 기기에는 {} 목소리가 없습니다. 시스템 설정에서 더한 뒤 다시 해 보세요. 글이 밖으로 나가지 않도록 온라인 목소리는 쓰지 않습니다.", "This device has no voice for {}. Add one in the system’s settings and try again. Online voices are not used, so that your text stays here.";

    // Roles.
    RoleKicker: "引题", "引題", "肩見出し", "어깨제목", "a kicker";
    RoleHeadline: "标题", "標題", "見出し", "제목", "a headline";
    RoleSubtitle: "副题", "副題", "袖見出し", "부제목", "a subtitle";
    RoleByline: "署名", "署名", "署名", "글쓴이", "a byline";
    RoleBody: "正文", "內文", "本文", "본문", "body text";
    RoleSubhead: "小标题", "小標題", "小見出し", "중간제목", "a subhead";
    RoleCaption: "图片说明", "圖片說明", "写真説明", "사진설명", "a caption";
    RoleFurniture: "报头报脚", "報頭報尾", "欄外・面数", "면머리·쪽번호", "page furniture";
    RoleJump: "转接提示", "轉接提示", "続き案内", "이어짐 안내", "a jump line";
}

impl Say {
    /// The phrase in a language.
    pub fn in_(self, tongue: Tongue) -> &'static str {
        TEXTS[self as usize][tongue as usize]
    }

    /// The phrase with its blanks `{}` filled in, in order.
    pub fn fill(self, tongue: Tongue, values: &[&str]) -> String {
        filled(self.in_(tongue), values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_there_in_every_language_with_the_same_blanks() {
        for row in TEXTS {
            let blanks = row.map(|cell| cell.matches("{}").count());
            assert!(row.iter().all(|cell| !cell.trim().is_empty()), "{row:?}");
            assert!(blanks.iter().all(|&count| count == blanks[0]), "{row:?}");
        }
    }

    #[test]
    fn blanks_are_filled_in_order() {
        let filled = Say::VersionOf.fill(Tongue::En, &["noon", "3"]);
        assert_eq!(filled, "noon, 3 corrections");
        let one = Say::VersionOf.fill(Tongue::En, &["noon", "1"]);
        assert_eq!(one, "noon, 1 correction");
    }
}
