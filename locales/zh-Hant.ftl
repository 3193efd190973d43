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
figure-value = {" "}({ $value })
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
    /card 一張圖看數字
    /about 關於報告與回答方式
    /settings 語言與顯示

    在群組裡：提及 @{ $username }、回覆我，或用 /ask。
    在任何聊天裡：輸入 @{ $username } 加上關鍵詞。
ask-usage = 請在 /ask 後面寫上問題，例如：/ask { $example }
ask-usage-plain = 請在 /ask 後面寫上問題。
unknown-command = 沒有這個指令。直接輸入問題即可，用法見 /help。
not-text = 我只看得懂文字。請把問題打出來。
no-report = 目前沒有報告可以查。

## 群組

greeting =
    大家好！我用《{ $title }》的原文回答問題。提及 @{ $username }、回覆我，或用 /ask 提問，例如：
greeting-many =
    大家好！我用 { $count } 份報告的原文回答問題。提及 @{ $username }、回覆我，或用 /ask 提問，例如：
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
settings-language-hint = 問題看不出語言時，用哪種語言回話
settings-script-hint = 引文以原文或簡體顯示
settings-questions-hint = 沒有提及我、以問號結尾的話也回答(報告有答案時)
settings-questions-privacy = 要先在 @BotFather 關閉隱私模式
settings-quiet-hint = 不響鈴，也不發提示
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
guest-empty = 請在提及我的同時寫上問題。

## 選單

command-ask = 問報告一個問題
command-stats = 報告裡的數字
command-people = 報告裡的人物
command-read = 閱讀全文
command-card = 一張圖看報告的數字
command-reports = 所有報告
command-about = 關於報告與回答方式
command-settings = 語言與顯示
command-help = 使用說明
description = 用報告的原文回答問題：找出回答的那一句，原樣引用，註明出處，列出數字與人物；報告沒說的，就說沒有。
short-description = 用報告的原文回答問題，句句有出處。

## 清單：數字、人物、全文、報告

list-previous = ◂ 上一頁
list-next = 下一頁 ▸
list-page = { $page } / { $of }
list-separator = 、
list-all-reports = 所有報告
list-other-reports = 其他報告
stats-title = 數字：{ $title }
stats-title-words = 數字「{ $words }」：{ $title }
stats-count = 共 { $count } 個數字
stats-none = 沒有找到數字
stats-figure = 數字
stats-label = 說的是
stats-place = 出處
stats-owner = { $owner }：{ $label }
stats-all = 全部數字
stats-picture = 一圖讀懂
stats-charts = 分組圖
stats-charts-title = 分組圖：{ $title }
people-title = 人物：{ $title }
people-title-words = 人物「{ $words }」：{ $title }
people-count = 共 { $count } 人
people-none = 沒有找到人物
people-all = 全部人物
people-back = ◂ 人物
person-place = 地點：{ $value }
person-aliases = 又稱：{ $value }
person-deed = 事跡：{ $value }
person-gone = 報告已經更新，找不到這個人了。
read-contents = 目錄
read-top = 回到開頭
read-opening = 開頭
reports-title = 報告（{ $count } 份）
reports-size = { $paragraphs } 段 · { $figures } 個數字 · { $people } 人
reports-chosen = ✓ { $title }
reports-hint = 點一份報告，數字、人物與全文就只看那一份；提問仍然搜尋所有報告。
reports-hint-chosen = 打勾的是這個聊天選定的報告；提問仍然搜尋所有報告。
reports-all = 不選定
reports-about = 關於報告
report-gone = 報告已經更新，找不到這一份了。
pick-stats = 看哪一份報告的數字？
pick-people = 看哪一份報告的人物？
pick-read = 讀哪一份報告？
pick-about = 想了解哪一份報告？
pick-card = 哪一份報告？
about-source = 來源：{ $value }
about-author = 作者：{ $value }
about-date = 日期：{ $value }
about-url = 原文：{ $value }
about-answers =
    回答只用報告的原文：找出回答的那一句，原樣引用，註明第幾段，標出回答的字。
    不改寫，不推算；報告沒說的，就說沒有。
about-read = 全文
about-stats = 數字
about-people = 人物

## 圖

picture-overview = 一圖讀懂
picture-chart = 圖說數字
picture-quote = 報告原文
picture-quote-converted = 報告引文，已轉為簡體
picture-others = 其他
picture-logarithmic = 對數尺度，每格十倍
picture-unit = 單位：{ $unit }
picture-failed = 圖畫不出來，請稍後再試。

## 評價與營運者

feedback-thanks = 謝謝，已記下。
feedback-again = 這則答案已經評過了。
admin-title = 運作狀況
admin-uptime = 已運作 { $hours } 小時 { $minutes } 分
admin-updates = 收到更新 { $updates } · 處理中 { $queue } · Telegram 錯誤 { $errors }
admin-answers = 回答 { $answered } · 相關 { $related } · 沒有 { $none }
admin-corpus = 報告 { $reports } 份 · { $passages } 段
admin-store = 儲存（{ $kind }）正常
admin-store-gone = 儲存（{ $kind }）連不上，暫用預設值
admin-feedback = 評價（依問題種類）
admin-votes = { $type }：👍 { $up } · 👎 { $down }
admin-nothing = 還沒有。
admin-unanswered = 最近沒有答案的問題
admin-unanswered-off = 沒有記錄。開啟後只記問題的文字，不記是誰、在哪裡問的。
admin-refresh = 更新
admin-keep = 開始記錄
admin-drop = 停止並清除
admin-reload = 重新載入報告
admin-reloaded = 已重新載入：報告 { $reports } 份，問題 { $problems } 個。
admin-trouble = 報告檔案有問題；讀不出的，仍用先前讀到的內容：
admin-trouble-more = 另有 { $count } 個
admin-no-service = 這裡不能重新載入，請重新啟動程式。
type-count = 數量
type-money = 金額
type-age = 年齡
type-date = 時間
type-person = 人物
type-place = 地點
type-organisation = 組織
type-name = 名稱
type-reason = 原因
type-manner = 方式
type-list = 列舉
type-yesno = 是非
type-thing = 其他
