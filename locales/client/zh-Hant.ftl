# Words of the two clients that come with the program: the chat in the terminal and the one in the browser.

client-group = 防疫志願者
client-guest = 鄰居（機器人不在這裡）
client-topic-general = 一般
client-topic-supplies = 物資
client-topic-tests = 核酸檢測

terminal-hint = 打字提問，按數字選按鈕，/help 看說明，Ctrl-D 離開。
terminal-bye = 再見。
terminal-edited = （訊息改為）
terminal-deleted = （訊息已刪除）
terminal-typing = 正在輸入……
terminal-copy = 請複製這段文字：
terminal-open = 連結：{ $url }
terminal-picture = 圖片：{ $path }
terminal-picture-lost = （圖片存不了：{ $reason }）
terminal-no-button = 沒有第 { $number } 個按鈕，現在有 { $count } 個；要問這個數字，請寫 /ask { $number }
terminal-no-results = 沒有結果。
terminal-results = 「{ $query }」的結果，按數字送出：
terminal-more-results = 更多結果
terminal-disabled = 這個按鈕不能按。
