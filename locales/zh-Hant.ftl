# 介面文字(正體中文)。簡體中文由程式啟動時以 OpenCC 轉換;英文在 en.ftl。

## 回答

question-line = 問題：{ $question }
corrected = 以「{ $words }」搜尋
answer-related = 報告沒有提到{ $missing }。最接近的是：
answer-related-whole = 報告沒有直接回答。最接近的是：
missing-word = 「{ $word }」
missing-separator = {""}
answer-none = 報告沒有提到這件事。換個說法，或者問問這些：
answer-none-compact = 報告沒有提到這件事。
place = { $section } · 第 { $paragraph } 段
place-plain = 第 { $paragraph } 段
place-title = 標題
place-heading = 小標題
place-report = 《{ $title }》{ $place }
figure-value = （{ $value }）
figure-label = { $figure } · { $label }
person-line = { $name } · { $role }
converted = 引文已轉為簡體顯示
smalltalk-greeting = 您好！想知道報告裡的什麼？直接問就可以。
smalltalk-thanks = 不客氣。還想知道什麼，隨時再問。
smalltalk-farewell = 再見，隨時再來問。

## 回答的按鈕

button-context = 前後文
button-facts = 數字與人物
button-next = 下一段 ▸
button-previous = ◂ 上一段
button-back = ◂ 返回
button-copy = 複製
button-share = 分享
button-original = 原文
button-simplified = 简体
button-card = 圖卡
button-good = 👍
button-bad = 👎
button-outdated = 這個按鈕已經過時，請再問一次。
question-gone = 看不到原來的問題了，請再問一次。
passage-gone = 報告已經更新，這一段不在原處了。請再問一次。
failed = 出了點問題，請再試一次。
facts-title = 這段引文裡的數字與人物
facts-none = 這段引文裡沒有數字，也沒有人名。

## 私聊

start =
    我用《{ $title }》的原文回答問題：找出回答的那一句，原樣引用，註明出處；報告沒說的，就說沒有。

    直接輸入問題，或點一個試試：
start-many =
    我用 { $count } 份報告的原文回答問題：找出回答的那一句，原樣引用，註明出處；報告沒說的，就說沒有。

    直接輸入問題，或點一個試試：
start-link-gone = 這個連結指向的段落不在了，報告可能已經更新。
help =
    直接輸入問題，或者關鍵詞。回覆我的答案，可以接著追問。

    /ask 問題
    /stats 全部數字，/stats 口罩 只看相關的
    /people 報告裡的人物
    /read 閱讀全文
    /about 關於報告與回答方式
    /settings 語言與顯示

    在群組裡：提及 @{ $username }、回覆我的訊息，或用 /ask。
    在任何聊天裡：輸入 @{ $username } 加上關鍵詞。
ask-usage = 請在 /ask 後面寫上問題，例如：/ask { $example }
ask-usage-plain = 請在 /ask 後面寫上問題。
unknown-command = 沒有這個指令。直接輸入問題即可，用法見 /help。
not-text = 我只看得懂文字。請把問題打出來。
no-report = 目前沒有報告可以查。

## 群組

greeting =
    大家好！我用《{ $title }》的原文回答問題。提及 @{ $username }、回覆我的訊息，或用 /ask 提問，例如：
greeting-many =
    大家好！我用 { $count } 份報告的原文回答問題。提及 @{ $username }、回覆我的訊息，或用 /ask 提問，例如：
mention-usage = 請在提及我的同時寫上問題，或提及我來回覆別人的問題。
limit-user = 問得太快了，請過 { $seconds } 秒再問。
limit-group = 群組裡的問題太多了，請過 { $seconds } 秒再問。

## 設定

settings-title = 設定
settings-private = 您的設定
settings-language = 語言
settings-script = 引文
settings-questions = 所有問句
settings-quiet = 安靜模式
settings-language-hint = 問題看不出語言時用的介面語言
settings-script-hint = 引文以原文或簡體顯示
settings-questions-hint = 沒有提及我、以問號結尾的訊息也回答(報告有答案時)
settings-questions-privacy = 要先在 @BotFather 關閉隱私模式
settings-quiet-hint = 訊息不響鈴，也不發提示
settings-line = { $name }：{ $value }
option-auto = 自動
option-zh-Hant = 正體中文
option-zh-Hans = 简体中文
option-en = English
option-original = 原文
option-simplified = 简体
option-on = 開
option-off = 關
settings-admins-only = 只有群組管理員可以更改設定。
settings-unchecked = 無法確認您是不是管理員，請稍後再試。
settings-saved = 已儲存

## 行內查詢與訪客提問

inline-ask = 在私聊中提問
inline-figure = { $figure }
inline-none = 報告沒有提到「{ $question }」
guest-empty = 請在提及我的同時寫上問題。

## 選單

command-ask = 問報告一個問題
command-stats = 報告裡的數字
command-people = 報告裡的人物
command-read = 閱讀全文
command-reports = 所有報告
command-about = 關於報告與回答方式
command-settings = 語言與顯示
command-help = 使用說明
command-start = 開始
description = 用報告的原文回答問題：找出回答的那一句，原樣引用，註明出處，列出數字與人物；報告沒說的，就說沒有。
short-description = 用報告的原文回答問題，句句有出處。
