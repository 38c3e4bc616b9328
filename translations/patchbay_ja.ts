<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AccessibleParts</name>
    <message>
        <source>Scroll bar of %1</source>
        <translation>%1のスクロールバー</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The sample cannot be opened</source>
        <translation>サンプルを開けません</translation>
    </message>
    <message>
        <source>It could not be copied or served: %1</source>
        <translation>コピーまたは配信ができませんでした: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 に書き込めません。</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>There is no display to open a window on; patchbay-cli needs none.</source>
        <translation>ウィンドウを開く画面がありません。画面なしで使うには patchbay-cli を実行してください。</translation>
    </message>
</context>
<context>
    <name>MessageText</name>
    <message numerus="yes">
        <source>(%n more character(s))</source>
        <translation>
            <numerusform>（ほか %n 文字）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>“%1” has no meaning here.</source>
        <translation>「%1」はここでは意味がありません。</translation>
    </message>
    <message>
        <source>“%1” has no meaning here. Did you mean “%2”?</source>
        <translation>「%1」はここでは意味がありません。「%2」のことですか？</translation>
    </message>
    <message>
        <source>“%1” has no effect.</source>
        <translation>「%1」は効果がありません。</translation>
    </message>
    <message>
        <source>“%1” has no effect. Did you mean “%2”?</source>
        <translation>「%1」は効果がありません。「%2」のことですか？</translation>
    </message>
    <message>
        <source>Another field here is also named “%1”.</source>
        <translation>ここには「%1」という名前のフィールドがほかにもあります。</translation>
    </message>
    <message>
        <source>The special characters in “%1” break the pills of this field.</source>
        <translation>「%1」の特殊文字のため、このフィールドのピルが壊れます。</translation>
    </message>
    <message>
        <source>The type “%1” is unknown: the field becomes a string.</source>
        <translation>型「%1」は不明なため、フィールドは文字列になります。</translation>
    </message>
    <message>
        <source>The text “%1” counts as true.</source>
        <translation>文字列「%1」は真とみなされます。</translation>
    </message>
    <message>
        <source>A lambda has no effect as “%1”. Give the name of a method.</source>
        <translation>「%1」にラムダを指定しても効果がありません。メソッドの名前を指定してください。</translation>
    </message>
    <message>
        <source>“%1” needs a pick list.</source>
        <translation>「%1」には選択リストが必要です。</translation>
    </message>
    <message>
        <source>“multiselect” needs a delimiter.</source>
        <translation>「multiselect」には区切り文字が必要です。</translation>
    </message>
    <message>
        <source>The fields of a connection cannot use a named pick list. Give “options”.</source>
        <translation>接続のフィールドでは名前付きの選択リストを使えません。「options」を指定してください。</translation>
    </message>
    <message>
        <source>There is no pick list “%1”.</source>
        <translation>選択リスト「%1」はありません。</translation>
    </message>
    <message>
        <source>There is no pick list “%1”. Did you mean “%2”?</source>
        <translation>選択リスト「%1」はありません。「%2」のことですか？</translation>
    </message>
    <message>
        <source>There is no method “%1”.</source>
        <translation>メソッド「%1」はありません。</translation>
    </message>
    <message>
        <source>There is no method “%1”. Did you mean “%2”?</source>
        <translation>メソッド「%1」はありません。「%2」のことですか？</translation>
    </message>
    <message>
        <source>There is no object definition “%1”.</source>
        <translation>オブジェクト定義「%1」はありません。</translation>
    </message>
    <message>
        <source>There is no object definition “%1”. Did you mean “%2”?</source>
        <translation>オブジェクト定義「%1」はありません。「%2」のことですか？</translation>
    </message>
    <message>
        <source>A connection with several ways to sign in needs “options”.</source>
        <translation>複数の認証方式を持つ接続には「options」が必要です。</translation>
    </message>
    <message>
        <source>A connection with several ways to sign in needs a “selected” lambda.</source>
        <translation>複数の認証方式を持つ接続には「selected」ラムダが必要です。</translation>
    </message>
    <message>
        <source>The action “%1” needs an “execute” lambda.</source>
        <translation>アクション「%1」には「execute」ラムダが必要です。</translation>
    </message>
    <message>
        <source>The trigger “%1” needs “poll” or “webhook_notification”.</source>
        <translation>トリガー「%1」には「poll」または「webhook_notification」が必要です。</translation>
    </message>
    <message>
        <source>“webhook_key” and “webhook_subscribe” exclude each other.</source>
        <translation>「webhook_key」と「webhook_subscribe」は同時に使えません。</translation>
    </message>
    <message>
        <source>The trigger “%1” needs “dedup”.</source>
        <translation>トリガー「%1」には「dedup」が必要です。</translation>
    </message>
    <message>
        <source>A field with a toggle needs a “toggle_hint”.</source>
        <translation>切り替え可能なフィールドには「toggle_hint」が必要です。</translation>
    </message>
    <message>
        <source>The field behind the toggle is not complete: it needs a name and a type.</source>
        <translation>切り替え先のフィールドが不完全です。名前と型が必要です。</translation>
    </message>
    <message>
        <source>The field behind a toggle cannot be optional where the other is not.</source>
        <translation>切り替え先のフィールドだけを任意にすることはできません。</translation>
    </message>
    <message>
        <source>The parser gave up on this file.</source>
        <translation>このファイルは構文解析できませんでした。</translation>
    </message>
    <message>
        <source>A connector must end with its Hash. This is something else, so it cannot be loaded.</source>
        <translation>コネクターファイルの最後はハッシュでなければなりません。これは別の値なので、読み込めません。</translation>
    </message>
    <message>
        <source>No connector was found: the file should end with a Hash that has “connection”, “actions” or “triggers”.</source>
        <translation>コネクターが見つかりません。ファイルの最後は「connection」、「actions」または「triggers」を持つハッシュにしてください。</translation>
    </message>
</context>
<context>
    <name>RunHistory</name>
    <message>
        <source>stale</source>
        <translation>変更あり</translation>
    </message>
</context>
<context>
    <name>patchbay::BacktraceModel</name>
    <message>
        <source>%1 in %2</source>
        <comment>place and name of code</comment>
        <translation>%2 の %1</translation>
    </message>
</context>
<context>
    <name>patchbay::ConsoleModel</name>
    <message>
        <source>line %1</source>
        <translation>%1 行目</translation>
    </message>
    <message>
        <source>Error output: %1</source>
        <translation>エラー出力: %1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
</context>
<context>
    <name>patchbay::ExchangeListModel</name>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Written in line %1, sent when line %2 needed the answer.</source>
        <translation>%1 行目に書かれ、%2 行目が応答を必要としたときに送信されました。</translation>
    </message>
    <message>
        <source>began %1 after the first request, took %2</source>
        <translation>最初のリクエストの %1 後に開始、所要時間 %2</translation>
    </message>
    <message>
        <source>#</source>
        <comment>number of a request</comment>
        <translation>#</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>フェーズ</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>メソッド</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>ステータス</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>ウォーターフォール</translation>
    </message>
</context>
<context>
    <name>patchbay::JsonTreeModel</name>
    <message numerus="yes">
        <source>{%n key(s)}</source>
        <translation>
            <numerusform>{%n 個のキー}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%n item(s)]</source>
        <translation>
            <numerusform>[%n 個の項目]</numerusform>
        </translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
</context>
<context>
    <name>patchbay::Quantities</name>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <comment>kilobytes</comment>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <comment>megabytes</comment>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <comment>gigabytes</comment>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ミリ秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>時間切れ</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒否されました</translation>
    </message>
    <message>
        <source>no such host</source>
        <translation>ホスト不明</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS 失敗</translation>
    </message>
    <message>
        <source>untrusted</source>
        <translation>信頼できません</translation>
    </message>
    <message>
        <source>bad certificate</source>
        <translation>証明書が不正</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>切断</translation>
    </message>
    <message>
        <source>not HTTP</source>
        <translation>HTTP ではない</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>大きすぎます</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>ディスク不足</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>取り消し</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>許可なし</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>The server could not be reached in time. (%1)</source>
        <translation>時間内にサーバーへ到達できませんでした。(%1)</translation>
    </message>
    <message>
        <source>The server did not answer in time. (%1)</source>
        <translation>サーバーが時間内に応答しませんでした。(%1)</translation>
    </message>
    <message>
        <source>The server refused the connection. (%1)</source>
        <translation>サーバーが接続を拒否しました。(%1)</translation>
    </message>
    <message>
        <source>The host name could not be resolved. (%1)</source>
        <translation>ホスト名を解決できませんでした。(%1)</translation>
    </message>
    <message>
        <source>The secure connection could not be set up. (%1)</source>
        <translation>安全な接続を確立できませんでした。(%1)</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted. (%1)</source>
        <translation>サーバーの証明書は信頼されていません。(%1)</translation>
    </message>
    <message>
        <source>The given certificate or key cannot be used. (%1)</source>
        <translation>指定された証明書または鍵は使用できません。(%1)</translation>
    </message>
    <message>
        <source>The server closed the connection before its answer was complete. (%1)</source>
        <translation>応答が完了する前にサーバーが接続を閉じました。(%1)</translation>
    </message>
    <message>
        <source>The server&apos;s answer is not valid HTTP. (%1)</source>
        <translation>サーバーの応答は正しい HTTP ではありません。(%1)</translation>
    </message>
    <message>
        <source>The answer is larger than allowed. (%1)</source>
        <translation>応答が許容サイズを超えています。(%1)</translation>
    </message>
    <message>
        <source>The answer could not be stored on the disk. (%1)</source>
        <translation>応答をディスクに保存できませんでした。(%1)</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>リクエストは取り消されました。</translation>
    </message>
    <message>
        <source>This project may not contact the host, so nothing was sent.</source>
        <translation>このプロジェクトはホストへの接続を許可されていないため、何も送信されませんでした。</translation>
    </message>
    <message>
        <source>The request failed. (%1)</source>
        <translation>リクエストに失敗しました。(%1)</translation>
    </message>
    <message>
        <source>no libcurl</source>
        <translation>libcurl がありません</translation>
    </message>
    <message>
        <source>Nothing was sent: libcurl, which Patchbay sends requests with, cannot be loaded. Install it and start Patchbay again. (%1)</source>
        <translation>何も送信されませんでした。Patchbay がリクエストの送信に使う libcurl を読み込めません。インストールしてから Patchbay を起動し直してください。(%1)</translation>
    </message>
</context>
<context>
    <name>patchbay::app::AreaControl</name>
    <message>
        <source>This is not valid JSON: %1</source>
        <translation>正しい JSON ではありません: %1</translation>
    </message>
    <message>
        <source>A JSON list, such as [&quot;one&quot;, &quot;two&quot;]</source>
        <translation>[&quot;one&quot;, &quot;two&quot;] のような JSON のリスト</translation>
    </message>
</context>
<context>
    <name>patchbay::app::BodyView</name>
    <message>
        <source>Pretty</source>
        <translation>整形</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>生データ</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>16 進</translation>
    </message>
    <message>
        <source>Show as: %1</source>
        <translation>表示形式: %1</translation>
    </message>
    <message>
        <source>Previous part</source>
        <translation>前の部分</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>次の部分</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>The body is compressed and too large to unpack here, so it is shown as it was received.</source>
        <translation>本文は圧縮されており、ここで展開するには大きすぎるため、受信したまま表示しています。</translation>
    </message>
    <message>
        <source>The body could not be unpacked (%1), so it is shown as it was received.</source>
        <translation>本文を展開できなかったため (%1)、受信したまま表示しています。</translation>
    </message>
    <message>
        <source>%1 to %2 of %3</source>
        <comment>parts of a large body</comment>
        <translation>%3 のうち %1 から %2</translation>
    </message>
    <message>
        <source>The body cannot be read any more: %1</source>
        <translation>本文をもう読み取れません: %1</translation>
    </message>
</context>
<context>
    <name>patchbay::app::BottomPanels</name>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>コンソール</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>問題</translation>
    </message>
    <message numerus="yes">
        <source>Console, %n line(s)</source>
        <translation>
            <numerusform>コンソール、%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Network, %n request(s)</source>
        <translation>
            <numerusform>ネットワーク、リクエスト %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Problems, %n found</source>
        <translation>
            <numerusform>問題、%n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>patchbay::app::ChoicePopup</name>
    <message>
        <source>Fill in the fields that this list depends on first.</source>
        <translation>このリストが依存するフィールドを先に入力してください。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>The pick list raised an error: %1</source>
        <translation>選択リストでエラーが発生しました: %1</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>リストは空です。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search the choices</source>
        <translation>選択肢を検索</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>選択肢</translation>
    </message>
</context>
<context>
    <name>patchbay::app::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>コマンドパレット</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>There is nothing to choose from.</source>
        <translation>選べるものがありません。</translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation>「%1」に一致するものはありません。</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ConnectCard</name>
    <message>
        <source>Connect…</source>
        <translation>接続…</translation>
    </message>
    <message>
        <source>Use another port</source>
        <translation>別のポートを使う</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>リンクをコピー</translation>
    </message>
    <message>
        <source>Copy redirect address</source>
        <translation>リダイレクト先をコピー</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>接続を解除</translation>
    </message>
    <message>
        <source>Authorization in the browser</source>
        <translation>ブラウザーでの認可</translation>
    </message>
    <message>
        <source>Not connected yet. Connecting opens the provider&apos;s page in your browser.</source>
        <translation>まだ接続されていません。接続すると、プロバイダーのページがブラウザーで開きます。</translation>
    </message>
    <message>
        <source>✓ Connected: the settings have an access token.</source>
        <translation>✓ 接続済み：設定にアクセストークンがあります。</translation>
    </message>
    <message>
        <source>✓ Connected as %1</source>
        <translation>✓ %1 として接続済み</translation>
    </message>
    <message>
        <source>Connect again…</source>
        <translation>再接続…</translation>
    </message>
    <message>
        <source>Asking the connector where to authorize…</source>
        <translation>認可先をコネクターに問い合わせています…</translation>
    </message>
    <message>
        <source>The provider must know this redirect address: %1</source>
        <translation>このリダイレクト先をプロバイダーに登録しておく必要があります：%1</translation>
    </message>
    <message>
        <source>Waiting for your answer in the browser: %1 of %2</source>
        <translation>ブラウザーでの応答を待っています：%1／%2</translation>
    </message>
    <message>
        <source>The answer came. Getting the tokens…</source>
        <translation>応答がありました。トークンを取得しています…</translation>
    </message>
    <message>
        <source>Try again…</source>
        <translation>もう一度試す…</translation>
    </message>
    <message>
        <source>Go to line %1</source>
        <translation>%1 行目へ移動</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ConnectController</name>
    <message>
        <source>This connection does not use OAuth 2.0 but “%1”. Choose another authentication.</source>
        <translation>この接続は OAuth 2.0 ではなく「%1」を使います。別の認証方式を選んでください。</translation>
    </message>
    <message>
        <source>authorization_url gives no web address: “%1”</source>
        <translation>authorization_url がウェブアドレスを返しません：「%1」</translation>
    </message>
    <message>
        <source>Port %1 of this computer, which the provider should lead back to, is used by another program.</source>
        <translation>プロバイダーの戻り先になるこのコンピューターのポート %1 は、別のプログラムが使っています。</translation>
    </message>
    <message>
        <source>This computer does not let Patchbay wait for the answer: %1</source>
        <translation>このコンピューターでは応答を待ち受けられません：%1</translation>
    </message>
    <message>
        <source>The provider refused: %1</source>
        <translation>プロバイダーが拒否しました：%1</translation>
    </message>
    <message>
        <source>The provider refused: %1 (%2)</source>
        <translation>プロバイダーが拒否しました：%1（%2）</translation>
    </message>
    <message>
        <source>No answer came from the browser within %1 seconds.</source>
        <translation>%1 秒以内にブラウザーから応答がありませんでした。</translation>
    </message>
    <message>
        <source>The connector exchanged the code for nothing that could be kept (%1).</source>
        <translation>コードと引き換えに、保存できる設定がコネクターから返りませんでした（%1）。</translation>
    </message>
    <message>
        <source>The runtime failed: %1</source>
        <translation>ランタイムが失敗しました：%1</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>キャンセルしました。</translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the link and open it yourself.</source>
        <translation>ブラウザーを開けませんでした。リンクをコピーして開いてください。</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) that do not belong to this authorization were turned away.</source>
        <translation>
            <numerusform>この認可とは関係のない応答を %n 件拒否しました。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>patchbay::app::ConnectionPanel</name>
    <message>
        <source>Default connection</source>
        <translation>既定の接続</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>接続をテスト</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>This connector asks for no connection settings.</source>
        <translation>このコネクタに接続設定はありません。</translation>
    </message>
    <message>
        <source>Connections of this project</source>
        <translation>このプロジェクトの接続</translation>
    </message>
    <message>
        <source>Manage connections</source>
        <translation>接続を管理</translation>
    </message>
    <message>
        <source>Add, rename, duplicate or delete a connection</source>
        <translation>接続の追加、名前の変更、複製、削除</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>追加…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>名前を変更…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>複製…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>The connector does not load</source>
        <translation>コネクタを読み込めません</translation>
    </message>
    <message>
        <source>The form could not be evaluated</source>
        <translation>フォームを評価できませんでした</translation>
    </message>
    <message>
        <source>The connection fields raised an error</source>
        <translation>接続フィールドでエラーが発生しました</translation>
    </message>
    <message>
        <source>Authorization: %1</source>
        <translation>認可: %1</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>テスト中…</translation>
    </message>
    <message>
        <source>✓ Connected</source>
        <translation>✓ 接続しました</translation>
    </message>
    <message>
        <source>✕ The test failed: %1</source>
        <translation>✕ テストに失敗しました: %1</translation>
    </message>
    <message>
        <source>The settings file is read-only, so nothing is saved: %1</source>
        <translation>設定ファイルが読み取り専用のため、何も保存されません: %1</translation>
    </message>
    <message>
        <source>Name of the connection:</source>
        <translation>接続の名前:</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>接続を追加</translation>
    </message>
    <message>
        <source>Rename the connection</source>
        <translation>接続の名前を変更</translation>
    </message>
    <message>
        <source>Duplicate the connection</source>
        <translation>接続を複製</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 のコピー</translation>
    </message>
    <message>
        <source>Delete the connection</source>
        <translation>接続を削除</translation>
    </message>
    <message>
        <source>Delete the connection “%1” and its settings?</source>
        <translation>接続「%1」とその設定を削除しますか?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>This connector is only read until you allow it to run.</source>
        <translation>実行を許可するまで、このコネクターは読み取られるだけです。</translation>
    </message>
    <message>
        <source>The connector could not say who is connected: %1</source>
        <translation>接続したのが誰かをコネクターから取得できませんでした：%1</translation>
    </message>
    <message>
        <source>The settings could not be saved: %1</source>
        <translation>設定を保存できませんでした: %1</translation>
    </message>
    <message>
        <source>The settings cannot be read: %1</source>
        <translation>設定を読み取れません: %1</translation>
    </message>
    <message>
        <source>The settings are being saved…</source>
        <translation>設定を保存しています…</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ConnectorPlaces</name>
    <message>
        <source>field of %1</source>
        <translation>%1 のフィールド</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ConsentPolicy</name>
    <message>
        <source>Allow a connection?</source>
        <translation>接続を許可しますか?</translation>
    </message>
    <message>
        <source>The connector wants to send requests to %1.</source>
        <translation>コネクタが %1 へリクエストを送信しようとしています。</translation>
    </message>
    <message>
        <source>Patchbay asks once for each host of a project. Whatever the connector knows, its connection&apos;s secrets included, could be sent there.</source>
        <translation>Patchbay はプロジェクトのホストごとに一度だけ確認します。接続の秘密情報を含め、コネクタが知るすべてがそこへ送信される可能性があります。</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>%1 を許可</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ConsolePanel</name>
    <message>
        <source>Console</source>
        <translation>コンソール</translation>
    </message>
    <message>
        <source>Filter lines</source>
        <translation>行を絞り込む</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Errors and warnings</source>
        <translation>エラーと警告</translation>
    </message>
    <message>
        <source>Show lines: %1</source>
        <translation>表示する行: %1</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Clear the console</source>
        <translation>コンソールを消去</translation>
    </message>
    <message>
        <source>Console lines</source>
        <translation>コンソールの行</translation>
    </message>
    <message>
        <source>Nothing was printed yet. What puts, p and print write while a connector runs appears here.</source>
        <translation>まだ何も出力されていません。コネクタの実行中に puts、p、print が書いた内容がここに表示されます。</translation>
    </message>
    <message>
        <source>No line matches the filter.</source>
        <translation>条件に一致する行はありません。</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n line(s) to the clipboard.</source>
        <translation>
            <numerusform>%n 行をクリップボードにコピーしました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to Code</source>
        <translation>コードへ移動</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>すべて選択</translation>
    </message>
</context>
<context>
    <name>patchbay::app::DocumentController</name>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 がありません。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Cannot open</source>
        <translation>開けません</translation>
    </message>
    <message>
        <source>Unsaved text cannot be kept safe: %1</source>
        <translation>未保存のテキストを退避できません: %1</translation>
    </message>
    <message>
        <source>Open a connector</source>
        <translation>コネクタを開く</translation>
    </message>
    <message>
        <source>%1, unsaved</source>
        <translation>%1、未保存</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>保存されていません</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 を保存しました。</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>名前を付けて保存</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存の変更</translation>
    </message>
    <message>
        <source>Save the changes in %1?</source>
        <translation>%1 の変更を保存しますか?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message numerus="yes">
        <source>Save the changes in %n file(s) before leaving?</source>
        <translation>
            <numerusform>終了する前に %n 個のファイルの変更を保存しますか?</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard all</source>
        <translation>すべて破棄</translation>
    </message>
    <message>
        <source>Save all</source>
        <translation>すべて保存</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 を閉じる</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>my_connector</source>
        <translation>my_connector</translation>
    </message>
    <message>
        <source>Folder of the new connector</source>
        <translation>新しいコネクタのフォルダー</translation>
    </message>
    <message>
        <source>Cannot make the connector</source>
        <translation>コネクタを作成できません</translation>
    </message>
    <message>
        <source>%1, being saved</source>
        <translation>%1、保存中</translation>
    </message>
    <message>
        <source>%1 is being saved…</source>
        <translation>%1 を保存しています…</translation>
    </message>
    <message>
        <source>%1 is being read…</source>
        <translation>%1 を読み込んでいます…</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>A file and the folder it lies in, on a tab</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 is not text in UTF-8 (%2). Save it as UTF-8 with the program it comes from, then open it again.</source>
        <translation>%1 は UTF-8 のテキストではありません（%2）。元のプログラムで UTF-8 として保存してから、もう一度開いてください。</translation>
    </message>
    <message>
        <source>%1 is larger than the 10 MB a connector may have. Take data it carries out of it, then open it again.</source>
        <translation>%1 はコネクタの上限 10 MB を超えています。含まれているデータを取り除いてから、もう一度開いてください。</translation>
    </message>
    <message>
        <source>%1 may not be read or written by you. Change the permissions of the file or its folder, then try again.</source>
        <translation>%1 を読み書きする権限がありません。ファイルまたはフォルダの権限を変更してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>%1 cannot be written: the file or its folder is read-only. Your text is still here: save it elsewhere with File, Save As.</source>
        <translation>%1 に書き込めません: ファイルまたはフォルダが読み取り専用です。テキストはここに残っています。［ファイル］の［名前を付けて保存］で別の場所に保存してください。</translation>
    </message>
    <message>
        <source>%1 could not be written: the disk is full. Your text is still here: free some space, then save again.</source>
        <translation>%1 に書き込めませんでした: ディスクがいっぱいです。テキストはここに残っています。空き容量を増やしてから、もう一度保存してください。</translation>
    </message>
    <message>
        <source>Still saving</source>
        <translation>まだ保存中です</translation>
    </message>
    <message numerus="yes">
        <source>The disk does not answer. Wait for %n file(s) to be saved?</source>
        <translation>
            <numerusform>ディスクが応答しません。%n 個のファイルの保存を待ちますか?</numerusform>
        </translation>
    </message>
    <message>
        <source>If you leave, the unsaved text is kept and offered at the next start.</source>
        <translation>終了しても、保存されていないテキストは残り、次回の起動時に復元できます。</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>待ち続ける</translation>
    </message>
    <message>
        <source>Leave without waiting</source>
        <translation>待たずに終了</translation>
    </message>
</context>
<context>
    <name>patchbay::app::EditorPage</name>
    <message>
        <source>Place in the connector</source>
        <translation>コネクタ内の位置</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>ソースコード</translation>
    </message>
    <message>
        <source>This connector is not from one of your projects. It is only read until you allow it to run.</source>
        <translation>このコネクタはあなたのプロジェクトのものではありません。実行を許可するまで、読み取るだけです。</translation>
    </message>
    <message>
        <source>This connector is not from one of your projects. It is only read until you allow it to run. Hosts named in its code: %1</source>
        <translation>このコネクタはあなたのプロジェクトのものではありません。実行を許可するまで、読み取るだけです。コードに書かれたホスト: %1</translation>
    </message>
    <message>
        <source>Allow it to run</source>
        <translation>実行を許可</translation>
    </message>
    <message>
        <source>The file was changed by another program.</source>
        <translation>ファイルが別のプログラムによって変更されました。</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>自分の内容を残す</translation>
    </message>
    <message>
        <source>Read it anew</source>
        <translation>読み直す</translation>
    </message>
    <message>
        <source>The file was removed or moved. The text is still here; saving writes it again.</source>
        <translation>ファイルが削除または移動されました。テキストはここに残っており、保存すると再び書き込まれます。</translation>
    </message>
    <message>
        <source>Save it again</source>
        <translation>もう一度保存</translation>
    </message>
    <message>
        <source>Unsaved changes of %1 were recovered after Patchbay ended unexpectedly.</source>
        <translation>Patchbay が予期せず終了した後、%1 の未保存の変更を復元しました。</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Go back to the file</source>
        <translation>ファイルの内容に戻す</translation>
    </message>
    <message>
        <source>There is a copy of unsaved text of %1, but the file was written after it.</source>
        <translation>%1 の未保存テキストのコピーがありますが、その後にファイルが書き込まれています。</translation>
    </message>
    <message>
        <source>Keep the file</source>
        <translation>ファイルを残す</translation>
    </message>
    <message>
        <source>Take the copy</source>
        <translation>コピーを使う</translation>
    </message>
</context>
<context>
    <name>patchbay::app::EngineThread</name>
    <message>
        <source>Runtime ready · sandboxed</source>
        <translation>ランタイム準備完了 · サンドボックス内</translation>
    </message>
    <message>
        <source>Runtime ready · sandbox incomplete: %1</source>
        <translation>ランタイム準備完了 · サンドボックスは不完全: %1</translation>
    </message>
    <message>
        <source>starting the runtime…</source>
        <translation>ランタイムを起動中…</translation>
    </message>
    <message>
        <source>The runtime does not start: %1</source>
        <translation>ランタイムが起動しません: %1</translation>
    </message>
    <message>
        <source>The runtime has stopped</source>
        <translation>ランタイムが停止しました</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ExchangeDetails</name>
    <message>
        <source>Details of the request</source>
        <translation>リクエストの詳細</translation>
    </message>
    <message>
        <source>Parts of the exchange</source>
        <translation>やり取りの各部分</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>レスポンス</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>タイミング</translation>
    </message>
    <message>
        <source>Select a request to see what was sent and answered.</source>
        <translation>リクエストを選択すると、送信内容と応答が表示されます。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>where a request was written, where its answer was needed</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>declared in line %1</source>
        <translation>%1 行目で宣言</translation>
    </message>
    <message>
        <source>forced at line %1</source>
        <translation>%1 行目で実行</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>%1 行目</translation>
    </message>
    <message>
        <source>This request has no body.</source>
        <translation>このリクエストに本文はありません。</translation>
    </message>
    <message>
        <source>This answer has no body.</source>
        <translation>この応答に本文はありません。</translation>
    </message>
    <message>
        <source>Waiting for the answer…</source>
        <translation>応答を待っています…</translation>
    </message>
    <message>
        <source>The answer has not arrived yet.</source>
        <translation>応答はまだ届いていません。</translation>
    </message>
    <message>
        <source>There is no answer to show.</source>
        <translation>表示する応答はありません。</translation>
    </message>
    <message>
        <source>The service understood the request but did not take its content: compare the request&apos;s body with what the answer says. after_error_response(%1) can turn this into a sentence for the recipe&apos;s author.</source>
        <translation>サービスはリクエストを理解しましたが、内容を受け付けませんでした。リクエストの本文と応答の説明を見比べてください。after_error_response(%1) を使うと、レシピ作成者向けの文にできます。</translation>
    </message>
    <message>
        <source>The service did not accept the credentials. Where refresh_on of the connection matches this answer, they are acquired anew and the request is sent again.</source>
        <translation>サービスが認証情報を受け付けませんでした。接続の refresh_on がこの応答に一致すれば、認証情報を取得し直してリクエストを再送します。</translation>
    </message>
    <message>
        <source>The credentials are known but may not do this.</source>
        <translation>認証情報は有効ですが、この操作は許可されていません。</translation>
    </message>
    <message>
        <source>There is nothing at this address: look at base_uri and the path.</source>
        <translation>このアドレスには何もありません。base_uri とパスを確認してください。</translation>
    </message>
    <message>
        <source>Too many requests in a short time. The service does not say how long to wait.</source>
        <translation>短時間のリクエストが多すぎます。待ち時間はサービスから示されていません。</translation>
    </message>
    <message>
        <source>Too many requests in a short time. The service asks to wait: Retry-After %1.</source>
        <translation>短時間のリクエストが多すぎます。サービスは待つよう求めています: Retry-After %1。</translation>
    </message>
    <message>
        <source>The service failed: the same request may work later.</source>
        <translation>サービス側で失敗しました。同じリクエストが後で成功するかもしれません。</translation>
    </message>
</context>
<context>
    <name>patchbay::app::FieldControl</name>
    <message>
        <source>%1, required</source>
        <extracomment>Accessible name of a form control that must be filled in; %1 is the field&apos;s label.</extracomment>
        <translation>%1、必須</translation>
    </message>
</context>
<context>
    <name>patchbay::app::FieldWidget</name>
    <message>
        <source>%1: switch to “%2”</source>
        <translation>%1:「%2」に切り替え</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>%1 行目</translation>
    </message>
    <message>
        <source>Go to the code of %1</source>
        <extracomment>Accessible name of the link beside a field; %1 is the field&apos;s label.</extracomment>
        <translation>%1 のコードへ移動</translation>
    </message>
    <message>
        <source>The ngIf expression cannot be read: %1</source>
        <translation>ngIf 式を読み取れません: %1</translation>
    </message>
    <message>
        <source>%1 must be present</source>
        <translation>%1 は必須です</translation>
    </message>
</context>
<context>
    <name>patchbay::app::FormView</name>
    <message>
        <source>This operation takes no input.</source>
        <translation>この操作に入力はありません。</translation>
    </message>
    <message numerus="yes">
        <source>+ %n optional field(s)</source>
        <translation>
            <numerusform>+ 任意フィールド %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more field(s)</source>
        <translation>
            <numerusform>ほかに %n 個のフィールド</numerusform>
        </translation>
    </message>
    <message>
        <source>All fields of this form are optional.</source>
        <translation>このフォームのフィールドはすべて任意です。</translation>
    </message>
    <message>
        <source>Values without a field (see Raw): %1</source>
        <translation>フィールドのない値 (生データを参照): %1</translation>
    </message>
</context>
<context>
    <name>patchbay::app::GroupCard</name>
    <message>
        <source>Fold or unfold %1</source>
        <translation>%1 を折りたたむ、または展開する</translation>
    </message>
</context>
<context>
    <name>patchbay::app::KeyboardSplitter</name>
    <message>
        <source>Moves with the arrow keys.</source>
        <translation>矢印キーで動かせます。</translation>
    </message>
</context>
<context>
    <name>patchbay::app::LaunchOptions</name>
    <message>
        <source>Desktop studio for Workato custom connectors.</source>
        <translation>Workato カスタムコネクタのためのデスクトップ開発環境。</translation>
    </message>
    <message>
        <source>Connectors to open, or folders with one.</source>
        <translation>開くコネクタ、またはコネクタのあるフォルダー。</translation>
    </message>
    <message>
        <source>Open the sample with its API on this computer.</source>
        <translation>サンプルを開き、その API をこのコンピューター上で動かします。</translation>
    </message>
    <message>
        <source>Run the operation shown, once.</source>
        <translation>表示されている操作を一度実行します。</translation>
    </message>
    <message>
        <source>Go to this operation first.</source>
        <translation>最初にこの操作へ移動します。</translation>
    </message>
    <message>
        <source>Write a picture of the window and leave.</source>
        <translation>ウィンドウの画像を書き出して終了します。</translation>
    </message>
    <message>
        <source>Size of the window.</source>
        <translation>ウィンドウの大きさ。</translation>
    </message>
    <message>
        <source>system, light, dark, hc-light or hc-dark.</source>
        <translation>system、light、dark、hc-light、hc-dark のいずれか。</translation>
    </message>
    <message>
        <source>Language of the window: en or ja.</source>
        <translation>ウィンドウの言語: en または ja。</translation>
    </message>
    <message>
        <source>Say &quot;painted&quot; after the first paint and leave, for measuring.</source>
        <translation>最初の描画の後に「painted」と出力して終了します (計測用)。</translation>
    </message>
    <message>
        <source>--size wants WIDTHxHEIGHT, 320x240 at least.</source>
        <translation>--size は WIDTHxHEIGHT の形で、320x240 以上を指定してください。</translation>
    </message>
    <message>
        <source>Choose this case of the operation.</source>
        <translation>操作のこのケースを選びます。</translation>
    </message>
    <message>
        <source>Show this after the run: console, network, output or problems.</source>
        <translation>実行後に表示するもの: console、network、output、problems。</translation>
    </message>
    <message>
        <source>--panel wants console, network, output or problems.</source>
        <translation>--panel には console、network、output、problems のいずれかを指定します。</translation>
    </message>
</context>
<context>
    <name>patchbay::app::LineControl</name>
    <message>
        <source>Show or hide the characters</source>
        <translation>文字を表示または隠す</translation>
    </message>
    <message>
        <source>Choose a date</source>
        <translation>日付を選択</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>カレンダー</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必須</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ListCard</name>
    <message>
        <source>Item</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>リストは空です。</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1を追加</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>One item of a list; %1 is what the items are called, %2 its number.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Move %1 up</source>
        <translation>%1 を上へ移動</translation>
    </message>
    <message>
        <source>Move %1 down</source>
        <translation>%1 を下へ移動</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 を削除</translation>
    </message>
    <message numerus="yes">
        <source>%n more item(s) are in the Raw view.</source>
        <translation>
            <numerusform>ほかに %n 個の項目が生データ表示にあります。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>patchbay::app::MainWindow</name>
    <message>
        <source>Open files</source>
        <translation>開いているファイル</translation>
    </message>
    <message>
        <source>The settings cannot be read: %1</source>
        <translation>設定を読み取れません: %1</translation>
    </message>
    <message>
        <source>form as of %1</source>
        <translation>%1 時点のフォーム</translation>
    </message>
    <message>
        <source>recent file</source>
        <translation>最近のファイル</translation>
    </message>
    <message>
        <source>Go to a key, a field, a file or a command</source>
        <translation>キー、フィールド、ファイル、コマンドへ移動</translation>
    </message>
    <message>
        <source>Save input as a case</source>
        <translation>入力をケースとして保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>保存されていません</translation>
    </message>
    <message>
        <source>Border of the outline</source>
        <translation>アウトラインの境界</translation>
    </message>
    <message>
        <source>Border of the run&apos;s panels</source>
        <translation>実行パネルの境界</translation>
    </message>
    <message>
        <source>Border of the preview</source>
        <translation>プレビューの境界</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>ファイルを開く…</translation>
    </message>
    <message>
        <source>A connector.rb of yours, or one you were given. A stranger&apos;s file is only read until you allow more.</source>
        <translation>自分の connector.rb、または受け取ったもの。他人のファイルは、許可するまで読み取るだけです。</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>サンプルを試す</translation>
    </message>
    <message>
        <source>A connector for an invented parcel service whose API runs on this computer.</source>
        <translation>架空の宅配サービスのコネクタです。API はこのコンピューターで動きます。</translation>
    </message>
    <message>
        <source>New connector…</source>
        <translation>新しいコネクタ…</translation>
    </message>
    <message>
        <source>A folder with the skeleton of a connector, ready for your first action.</source>
        <translation>最初のアクションを書き始められる、コネクタの雛形が入ったフォルダー。</translation>
    </message>
    <message>
        <source>Work area</source>
        <translation>作業領域</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>エディター</translation>
    </message>
    <message>
        <source>What is open here cannot be kept for the next start: %1</source>
        <translation>開いているものを次回の起動のために保存できません: %1</translation>
    </message>
</context>
<context>
    <name>patchbay::app::MessageView</name>
    <message>
        <source>Body</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>ヘッダー</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>表示: %1</translation>
    </message>
    <message>
        <source>There are no headers.</source>
        <translation>ヘッダーはありません。</translation>
    </message>
    <message>
        <source>Headers (%1)</source>
        <translation>ヘッダー (%1)</translation>
    </message>
</context>
<context>
    <name>patchbay::app::NetworkPanel</name>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Filter requests</source>
        <translation>リクエストを絞り込む</translation>
    </message>
    <message>
        <source>Filter: shipments, status:4xx, ~m POST &amp; ~c 4, larger-than:10k</source>
        <translation>絞り込み: shipments, status:4xx, ~m POST &amp; ~c 4, larger-than:10k</translation>
    </message>
    <message>
        <source>Words, method: status: host: type: phase: header: body: line: larger-than: slower-than:, or ~m ~u ~c ~h ~b ~d ~t ~e with and, or, not and brackets.</source>
        <translation>語句、method: status: host: type: phase: header: body: line: larger-than: slower-than:、または ~m ~u ~c ~h ~b ~d ~t ~e を and、or、not、括弧と組み合わせます。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Execute</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Auth</source>
        <translation>認証</translation>
    </message>
    <message>
        <source>Pick lists</source>
        <translation>選択リスト</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Show requests: %1</source>
        <translation>表示するリクエスト: %1</translation>
    </message>
    <message>
        <source>More for requests</source>
        <translation>リクエストのその他の操作</translation>
    </message>
    <message>
        <source>Export, copy and clear</source>
        <translation>書き出し、コピー、消去</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>No requests yet. Run an action or a trigger, and every request it sends appears here.</source>
        <translation>リクエストはまだありません。アクションまたはトリガーを実行すると、送信されたすべてのリクエストがここに表示されます。</translation>
    </message>
    <message>
        <source>No request matches the filter.</source>
        <translation>条件に一致するリクエストはありません。</translation>
    </message>
    <message>
        <source>Show all requests</source>
        <translation>すべてのリクエストを表示</translation>
    </message>
    <message>
        <source>The filter is not complete: %1.</source>
        <translation>絞り込み条件が不完全です: %1。</translation>
    </message>
    <message>
        <source>Go to Code</source>
        <translation>コードへ移動</translation>
    </message>
    <message>
        <source>Copy As</source>
        <translation>形式を指定してコピー</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>URL をコピー</translation>
    </message>
    <message>
        <source>With Secrets</source>
        <translation>秘密情報を含める</translation>
    </message>
    <message>
        <source>Export HAR…</source>
        <translation>HAR を書き出す…</translation>
    </message>
    <message>
        <source>Export HAR with Secrets…</source>
        <translation>秘密情報を含めて HAR を書き出す…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>cURL (Bash)</source>
        <translation>cURL (Bash)</translation>
    </message>
    <message>
        <source>cURL (PowerShell)</source>
        <translation>cURL (PowerShell)</translation>
    </message>
    <message>
        <source>HTTPie</source>
        <translation>HTTPie</translation>
    </message>
    <message>
        <source>Connector Ruby</source>
        <translation>コネクタの Ruby</translation>
    </message>
    <message>
        <source>Raw Request</source>
        <translation>生のリクエスト</translation>
    </message>
    <message>
        <source>Raw Response</source>
        <translation>生のレスポンス</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>クリップボードにコピーしました。</translation>
    </message>
    <message>
        <source>Export requests</source>
        <translation>リクエストを書き出す</translation>
    </message>
    <message>
        <source>HTTP archives (*.har)</source>
        <translation>HTTP アーカイブ (*.har)</translation>
    </message>
    <message>
        <source>The requests were exported to %1.</source>
        <translation>リクエストを %1 に書き出しました。</translation>
    </message>
    <message>
        <source>The requests could not be exported: %1</source>
        <translation>リクエストを書き出せませんでした: %1</translation>
    </message>
    <message>
        <source>Export with secrets</source>
        <translation>秘密情報を含めて書き出す</translation>
    </message>
    <message>
        <source>The file will contain passwords, keys and tokens as they were sent. Export it anyway?</source>
        <translation>ファイルには、送信されたままのパスワード、キー、トークンが含まれます。それでも書き出しますか?</translation>
    </message>
    <message>
        <source>Stop the Export</source>
        <translation>書き出しを中止</translation>
    </message>
    <message>
        <source>Exporting request %1 of %2…</source>
        <translation>リクエスト %1 / %2 を書き出しています…</translation>
    </message>
    <message>
        <source>The export was stopped. Nothing was written.</source>
        <translation>書き出しを中止しました。何も書き込まれていません。</translation>
    </message>
    <message>
        <source>Border of the request&apos;s details</source>
        <translation>リクエスト詳細の境界</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln 件のリクエスト</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln request(s)</source>
        <translation>
            <numerusform>%Ln 件中 %1 件のリクエスト</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>patchbay::app::OptionalDialog</name>
    <message>
        <source>Select all</source>
        <translation>すべて選択</translation>
    </message>
    <message>
        <source>Show optional fields</source>
        <translation>任意フィールドを表示</translation>
    </message>
    <message>
        <source>Optional fields</source>
        <translation>任意フィールド</translation>
    </message>
    <message>
        <source>Search fields</source>
        <translation>フィールドを検索</translation>
    </message>
    <message>
        <source>Apply changes</source>
        <translation>変更を適用</translation>
    </message>
    <message>
        <source>%1 of %2 fields selected</source>
        <translation>%2 個中 %1 個のフィールドを選択</translation>
    </message>
</context>
<context>
    <name>patchbay::app::OutlineModel</name>
    <message>
        <source>Title</source>
        <translation>タイトル</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>アクション</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation>トリガー</translation>
    </message>
    <message>
        <source>Object definitions</source>
        <translation>オブジェクト定義</translation>
    </message>
    <message>
        <source>Pick lists</source>
        <translation>選択リスト</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>メソッド</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>ストリーム</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1、%2 行目</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>last run passed</source>
        <translation>前回の実行は成功</translation>
    </message>
    <message>
        <source>last run failed</source>
        <translation>前回の実行は失敗</translation>
    </message>
    <message>
        <source>last run failed with %1</source>
        <translation>前回の実行は %1 で失敗</translation>
    </message>
    <message>
        <source>changed since its last run</source>
        <translation>前回の実行後に変更あり</translation>
    </message>
    <message>
        <source>never run</source>
        <translation>未実行</translation>
    </message>
</context>
<context>
    <name>patchbay::app::OutlinePanel</name>
    <message>
        <source>Outline</source>
        <translation>アウトライン</translation>
    </message>
    <message>
        <source>Connector</source>
        <translation>コネクタ</translation>
    </message>
    <message>
        <source>State of the outline</source>
        <translation>アウトラインの状態</translation>
    </message>
    <message>
        <source>Outline of the connector</source>
        <translation>コネクタのアウトライン</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>As of %1. The code has errors.</source>
        <translation>%1 時点の内容です。コードにエラーがあります。</translation>
    </message>
    <message>
        <source>No connector was found in this file.</source>
        <translation>このファイルにコネクタは見つかりませんでした。</translation>
    </message>
</context>
<context>
    <name>patchbay::app::OutputPanel</name>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Nothing has run yet. Choose an action or a trigger and press Run to see its result.</source>
        <translation>まだ何も実行されていません。アクションまたはトリガーを選び、実行を押すと結果が表示されます。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>実行を停止</translation>
    </message>
    <message>
        <source>The result is empty.</source>
        <translation>結果は空です。</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>ツリー</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Show the result as: %1</source>
        <translation>結果の表示形式: %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the result</source>
        <translation>結果をコピー</translation>
    </message>
    <message>
        <source>Result as a tree</source>
        <translation>ツリー形式の結果</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>クリップボードにコピーしました。</translation>
    </message>
    <message>
        <source>Backtrace</source>
        <translation>バックトレース</translation>
    </message>
    <message>
        <source>%1 is running…</source>
        <translation>%1 を実行中…</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n request(s) so far</source>
        <translation>
            <numerusform>%1、これまでに %n 件のリクエスト</numerusform>
        </translation>
    </message>
    <message>
        <source>You stopped this run before it was done.</source>
        <translation>完了する前にこの実行を停止しました。</translation>
    </message>
    <message>
        <source>Go to line %1</source>
        <translation>%1 行目へ移動</translation>
    </message>
    <message>
        <source>Copied the result to the clipboard.</source>
        <translation>結果をクリップボードにコピーしました。</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>完了しました。</translation>
    </message>
    <message>
        <source>The connector raised an error:</source>
        <translation>コネクタでエラーが発生しました:</translation>
    </message>
    <message>
        <source>The connector does not load:</source>
        <translation>コネクタを読み込めません:</translation>
    </message>
    <message>
        <source>The run took too long.</source>
        <translation>実行に時間がかかりすぎました。</translation>
    </message>
    <message>
        <source>Suspended, waiting to be resumed.</source>
        <translation>中断中です。再開を待っています。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>停止しました。</translation>
    </message>
    <message>
        <source>The run could not go on.</source>
        <translation>実行を続けられませんでした。</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n 件のリクエスト</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n ステップ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) changed</source>
        <translation>
            <numerusform>%n 件の設定を変更</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>警告 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>The run ended before it was done.</source>
        <translation>実行は完了する前に終了しました。</translation>
    </message>
    <message>
        <source>The process that runs the connector is gone: %1. Nothing in the editor is lost. Run again, which starts a new one.</source>
        <translation>コネクターを実行するプロセスがなくなりました: %1。エディターの内容は失われていません。もう一度実行すると新しいプロセスが起動します。</translation>
    </message>
</context>
<context>
    <name>patchbay::app::OutputView</name>
    <message>
        <source>Output fields</source>
        <translation>出力フィールド</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>パスをコピー</translation>
    </message>
    <message>
        <source>Put the caret in an action or trigger to see its output.</source>
        <translation>アクションまたはトリガーにカーソルを置くと、その出力が表示されます。</translation>
    </message>
    <message>
        <source>The output fields raised an error</source>
        <translation>出力フィールドでエラーが発生しました</translation>
    </message>
    <message>
        <source>This operation has no output fields.</source>
        <translation>この操作に出力フィールドはありません。</translation>
    </message>
</context>
<context>
    <name>patchbay::app::PillTreeModel</name>
    <message>
        <source>List size</source>
        <translation>リストのサイズ</translation>
    </message>
    <message>
        <source>List index</source>
        <translation>リストのインデックス</translation>
    </message>
    <message>
        <source>The name “%1” has characters that break data pills on the platform.</source>
        <translation>名前「%1」には、プラットフォームでデータピルを壊す文字が含まれています。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>フィールド</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>サンプル</translation>
    </message>
</context>
<context>
    <name>patchbay::app::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>エディター</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>The preferences cannot be written: they last until Patchbay ends.</source>
        <translation>設定を書き込めません。Patchbay を終了するまで有効です。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>ハイコントラスト (ライト)</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>ハイコントラスト (ダーク)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>テーマ(&amp;T)</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>ゆったり</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>コンパクト</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>表示密度(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>言語の変更は次回の起動から有効になります。</translation>
    </message>
    <message>
        <source>Size of the code, in pixels</source>
        <translation>コードの文字サイズ (ピクセル)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>&amp;Size of the code</source>
        <translation>コードの文字サイズ(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Wrap long lines</source>
        <translation>長い行を折り返す(&amp;W)</translation>
    </message>
    <message>
        <source>Show &amp;blanks and tabs</source>
        <translation>空白とタブを表示(&amp;B)</translation>
    </message>
    <message>
        <source>Show the steps of &amp;indentation</source>
        <translation>インデントのガイドを表示(&amp;I)</translation>
    </message>
</context>
<context>
    <name>patchbay::app::PreviewPanel</name>
    <message>
        <source>Raw</source>
        <translation>生データ</translation>
    </message>
    <message>
        <source>No connection to show yet.</source>
        <translation>表示する接続はまだありません。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Preview pages</source>
        <translation>プレビューのページ</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Show the input as JSON</source>
        <translation>入力を JSON で表示</translation>
    </message>
    <message>
        <source>Put the caret in an action or trigger to see its form.</source>
        <translation>アクションまたはトリガーにカーソルを置くと、そのフォームが表示されます。</translation>
    </message>
    <message>
        <source>Evaluating the fields…</source>
        <translation>フィールドを評価中…</translation>
    </message>
    <message>
        <source>The connector does not load</source>
        <translation>コネクタを読み込めません</translation>
    </message>
    <message>
        <source>The form could not be evaluated</source>
        <translation>フォームを評価できませんでした</translation>
    </message>
    <message>
        <source>The last good form, as of %1</source>
        <extracomment>%1 is a time of day: the form shown belongs to the code as it was then.</extracomment>
        <translation>%1 時点の最後の正常なフォーム</translation>
    </message>
    <message>
        <source>The input fields raised an error</source>
        <translation>入力フィールドでエラーが発生しました</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ProblemsModel</name>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注記</translation>
    </message>
    <message>
        <source>%1: %2, line %3</source>
        <translation>%1: %2、%3 行目</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>重大度</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Problems in the source</source>
        <translation>ソースの問題</translation>
    </message>
    <message>
        <source>No problems were found.</source>
        <translation>問題は見つかりませんでした。</translation>
    </message>
</context>
<context>
    <name>patchbay::app::QtPrompter</name>
    <message>
        <source>Connectors (*.rb);;All files (*)</source>
        <translation>コネクタ (*.rb);;すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>patchbay::app::RawView</name>
    <message>
        <source>Input as JSON</source>
        <translation>JSON 形式の入力</translation>
    </message>
    <message>
        <source>This is not valid JSON, so the form keeps its values: %1</source>
        <translation>正しい JSON ではないため、フォームの値はそのままです: %1</translation>
    </message>
    <message>
        <source>The input of an operation is a JSON object: { … }.</source>
        <translation>操作の入力は JSON オブジェクト { … } です。</translation>
    </message>
</context>
<context>
    <name>patchbay::app::RunBar</name>
    <message>
        <source>Connection</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>ケース</translation>
    </message>
    <message>
        <source>Run bar</source>
        <translation>実行バー</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <source>nothing to run</source>
        <translation>実行するものがありません</translation>
    </message>
    <message>
        <source>Keep this operation</source>
        <translation>この操作を固定</translation>
    </message>
    <message>
        <source>Keep this operation, wherever the caret goes</source>
        <translation>カーソルの位置に関わらずこの操作を固定</translation>
    </message>
    <message>
        <source>Run  %1</source>
        <translation>実行  %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>既定</translation>
    </message>
    <message>
        <source>the form&apos;s input</source>
        <translation>フォームの入力</translation>
    </message>
    <message>
        <source>Save the form&apos;s input as a case…</source>
        <translation>フォームの入力をケースとして保存…</translation>
    </message>
    <message>
        <source>running for %1 s</source>
        <translation>%1 秒間実行中</translation>
    </message>
    <message numerus="yes">
        <source>running for %1 s, %n request(s)</source>
        <translation>
            <numerusform>%1 秒間実行中、%n 件のリクエスト</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>patchbay::app::RunController</name>
    <message>
        <source>This connector is only read until you allow it to run.</source>
        <translation>実行を許可するまで、このコネクタは読み取るだけです。</translation>
    </message>
    <message>
        <source>The refreshed settings could not be saved: %1</source>
        <translation>更新された設定を保存できませんでした: %1</translation>
    </message>
    <message>
        <source>Run what the run bar shows</source>
        <translation>実行バーに表示されているものを実行</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>実行を停止</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>実行中のものはありません。</translation>
    </message>
    <message>
        <source>Open a connector first.</source>
        <translation>先にコネクタを開いてください。</translation>
    </message>
    <message>
        <source>A run is under way.</source>
        <translation>実行中です。</translation>
    </message>
    <message>
        <source>The connector has nothing that could be run.</source>
        <translation>このコネクタには実行できるものがありません。</translation>
    </message>
</context>
<context>
    <name>patchbay::app::SelectControl</name>
    <message>
        <source>Clear the choice</source>
        <translation>選択をクリア</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Fill in the fields above first</source>
        <translation>先に上のフィールドを入力してください</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>Select…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Clear %1</source>
        <extracomment>Accessible name of the button that clears a select field; %1 is the field&apos;s label.</extracomment>
        <translation>%1 をクリア</translation>
    </message>
    <message>
        <source>Chosen: %1</source>
        <translation>選択中: %1</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ShortcutsModel</name>
    <message>
        <source>%1: %2</source>
        <comment>category and name of a command</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>also %1</source>
        <translation>%1 と重複</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>変更済み</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ShortcutsPage</name>
    <message>
        <source>No Key</source>
        <translation>キーなし</translation>
    </message>
    <message>
        <source>As It Was</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>コマンドとキーを検索</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>コマンドとキー</translation>
    </message>
    <message>
        <source>Key of the chosen command</source>
        <translation>選択したコマンドのキー</translation>
    </message>
    <message>
        <source>&amp;Press the new key:</source>
        <translation>新しいキーを押してください(&amp;P):</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新しいキー</translation>
    </message>
    <message>
        <source>The key that Patchbay gives this command</source>
        <translation>Patchbay がこのコマンドに割り当てるキー</translation>
    </message>
    <message>
        <source>Reset All Keys</source>
        <translation>すべてのキーを元に戻す</translation>
    </message>
    <message>
        <source>%1 is also the key of %2. While two commands share a key, neither answers to it.</source>
        <translation>%1 は %2 のキーでもあります。2 つのコマンドが同じキーを使うと、どちらも反応しません。</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) share a key with another one.</source>
        <translation>
            <numerusform>%n 個のコマンドがほかと同じキーを使っています。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>patchbay::app::StateCard</name>
    <message>
        <source>Run it</source>
        <translation>実行する</translation>
    </message>
    <message>
        <source>Send the request that this form asks for</source>
        <translation>このフォームが求めるリクエストを送信</translation>
    </message>
    <message>
        <source>Go to line %1</source>
        <translation>%1 行目へ移動</translation>
    </message>
    <message>
        <source>This form needs the network</source>
        <translation>このフォームにはネットワークが必要です</translation>
    </message>
    <message>
        <source>This form asks %1 %2</source>
        <extracomment>%1 is an HTTP method, %2 an address.</extracomment>
        <translation>このフォームは %1 %2 を求めています</translation>
    </message>
</context>
<context>
    <name>patchbay::app::StatusLine</name>
    <message>
        <source>Target: cloud</source>
        <translation>対象: クラウド</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>ステータス</translation>
    </message>
    <message>
        <source>Connectors run as the platform&apos;s documentation says, where it differs from the gem.</source>
        <translation>gem と異なる場合、コネクタはプラットフォームの文書のとおりに動作します。</translation>
    </message>
    <message>
        <source>starting the runtime…</source>
        <translation>ランタイムを起動中…</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) allowed</source>
        <translation>
            <numerusform>許可されたホスト %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Ln %1, Col %2</source>
        <translation>%1 行、%2 列</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>エラー %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>警告 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>patchbay::app::StepHeader</name>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Bulk</source>
        <translation>一括</translation>
    </message>
    <message>
        <source>Deprecated: hidden from new recipes</source>
        <translation>非推奨: 新しいレシピには表示されません</translation>
    </message>
    <message>
        <source>Learn more</source>
        <translation>詳細</translation>
    </message>
</context>
<context>
    <name>patchbay::app::TimingView</name>
    <message>
        <source>Timing</source>
        <translation>タイミング</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Name lookup</source>
        <translation>名前解決</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>TLS ハンドシェイク</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>The request has not ended yet.</source>
        <translation>リクエストはまだ終了していません。</translation>
    </message>
    <message>
        <source>%1 in all, from %2 over HTTP/%3.</source>
        <translation>合計 %1、%2 から HTTP/%3 経由。</translation>
    </message>
</context>
<context>
    <name>patchbay::app::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>ようこそ</translation>
    </message>
    <message>
        <source>Open a connector</source>
        <translation>コネクタを開く</translation>
    </message>
    <message>
        <source>Everything happens on this computer: no account, no network, no Ruby to install.</source>
        <translation>すべてがこのコンピュータ上で行われます。アカウントもネットワークも Ruby のインストールも不要です。</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近のファイル</translation>
    </message>
</context>
<context>
    <name>patchbay::app::WindowActions</name>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Try the &amp;Sample</source>
        <translation>サンプルを試す(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>名前を付けて保存(&amp;A)…</translation>
    </message>
    <message>
        <source>Save A&amp;ll</source>
        <translation>すべて保存(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>検索(&amp;F)…</translation>
    </message>
    <message>
        <source>Find and Re&amp;place…</source>
        <translation>検索と置換(&amp;P)…</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>次を検索(&amp;N)</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>前を検索(&amp;V)</translation>
    </message>
    <message>
        <source>Fold All</source>
        <translation>すべて折りたたむ</translation>
    </message>
    <message>
        <source>Unfold All</source>
        <translation>すべて展開</translation>
    </message>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>&amp;Console</source>
        <translation>コンソール(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>ネットワーク(&amp;N)</translation>
    </message>
    <message>
        <source>O&amp;utput</source>
        <translation>出力(&amp;U)</translation>
    </message>
    <message>
        <source>P&amp;roblems</source>
        <translation>問題(&amp;R)</translation>
    </message>
    <message>
        <source>Next Pane</source>
        <translation>次のペイン</translation>
    </message>
    <message>
        <source>Previous Pane</source>
        <translation>前のペイン</translation>
    </message>
    <message>
        <source>Reset &amp;Layout</source>
        <translation>レイアウトをリセット(&amp;L)</translation>
    </message>
    <message>
        <source>Theme of the &amp;System</source>
        <translation>システムのテーマ(&amp;S)</translation>
    </message>
    <message>
        <source>Li&amp;ght Theme</source>
        <translation>ライトテーマ(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Dark Theme</source>
        <translation>ダークテーマ(&amp;D)</translation>
    </message>
    <message>
        <source>High Contrast, Light</source>
        <translation>ハイコントラスト (ライト)</translation>
    </message>
    <message>
        <source>High Contrast, Dark</source>
        <translation>ハイコントラスト (ダーク)</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>&amp;Command Palette…</source>
        <translation>コマンドパレット(&amp;C)…</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>コマンドを入力</translation>
    </message>
    <message>
        <source>Go to &amp;Anything…</source>
        <translation>どこへでも移動(&amp;A)…</translation>
    </message>
    <message>
        <source>Go to &amp;Line…</source>
        <translation>行へ移動(&amp;L)…</translation>
    </message>
    <message>
        <source>Line number</source>
        <translation>行番号</translation>
    </message>
    <message>
        <source>Next &amp;Problem</source>
        <translation>次の問題(&amp;P)</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>実行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Test the Connection</source>
        <translation>接続をテスト(&amp;T)</translation>
    </message>
    <message>
        <source>Run the &amp;Lambda at the Caret</source>
        <translation>カーソル位置のラムダを実行(&amp;L)</translation>
    </message>
    <message>
        <source>Save Input as &amp;Case…</source>
        <translation>入力をケースとして保存(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Pin the Operation</source>
        <translation>操作を固定(&amp;P)</translation>
    </message>
    <message>
        <source>Refresh the &amp;Form</source>
        <translation>フォームを更新(&amp;F)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>ツール</translation>
    </message>
    <message>
        <source>&amp;About Patchbay</source>
        <translation>Patchbay について(&amp;A)</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>About Patchbay</source>
        <translation>Patchbay について</translation>
    </message>
    <message>
        <source>Patchbay %1
A desktop studio for Workato custom connectors.
Free software under the GNU GPL, version 3 or later. Not made or endorsed by Workato.</source>
        <translation>Patchbay %1
Workato カスタムコネクタのためのデスクトップスタジオ。
GNU GPL バージョン 3 以降で提供されるフリーソフトウェアです。Workato による製作や承認を受けたものではありません。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>移動(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>ツール(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>書く(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Form</source>
        <translation>フォーム(&amp;F)</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>レイアウト</translation>
    </message>
    <message>
        <source>&amp;Tree</source>
        <translation>ツリー(&amp;T)</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>プレビュー(&amp;V)</translation>
    </message>
    <message>
        <source>Panels of the R&amp;un</source>
        <translation>実行パネル(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>設定(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>キー(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>レイアウト(&amp;L)</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>テーマ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New Connector…</source>
        <translation>新しいコネクタ(&amp;N)…</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
    </message>
    <message>
        <source>Load the Form with the &amp;Network</source>
        <translation>ネットワークを使ってフォームを読み込む(&amp;N)</translation>
    </message>
</context>
<context>
    <name>patchbay::editor</name>
    <message>
        <source>Toggle Co&amp;mment</source>
        <translation>コメントの切り替え(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Duplicate Lines</source>
        <translation>行を複製(&amp;D)</translation>
    </message>
    <message>
        <source>Move Lines Up</source>
        <translation>行を上へ移動</translation>
    </message>
    <message>
        <source>Move Lines Down</source>
        <translation>行を下へ移動</translation>
    </message>
    <message>
        <source>De&amp;lete Lines</source>
        <translation>行を削除(&amp;L)</translation>
    </message>
    <message>
        <source>Select &amp;Next Occurrence</source>
        <translation>次の一致を選択(&amp;N)</translation>
    </message>
    <message>
        <source>Select All &amp;Occurrences</source>
        <translation>すべての一致を選択(&amp;O)</translation>
    </message>
    <message>
        <source>Add Caret Above</source>
        <translation>上にキャレットを追加</translation>
    </message>
    <message>
        <source>Add Caret Below</source>
        <translation>下にキャレットを追加</translation>
    </message>
    <message>
        <source>Go to Matching &amp;Bracket</source>
        <translation>対応する括弧へ移動(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Trim Trailing Blanks</source>
        <translation>行末の空白を削除(&amp;T)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>拡大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom O&amp;ut</source>
        <translation>縮小(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Reset Zoom</source>
        <translation>拡大率を元に戻す(&amp;R)</translation>
    </message>
</context>
<context>
    <name>patchbay::editor::CodeEditor</name>
    <message>
        <source>Source code</source>
        <translation>ソースコード</translation>
    </message>
</context>
<context>
    <name>patchbay::editor::FindBar</name>
    <message>
        <source>Find and replace</source>
        <translation>検索と置換</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>置換後の文字列</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>大文字と小文字を区別</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>単語単位</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正規表現</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>前へ</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>置換</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>すべて置換</translation>
    </message>
    <message>
        <source>Bad expression: %1</source>
        <translation>式が正しくありません: %1</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>一致なし</translation>
    </message>
    <message>
        <source>More than %1 matches</source>
        <translation>%1 件を超える一致</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 件中 %1 件目</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n 件の一致</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n 件を置換しました</numerusform>
        </translation>
    </message>
</context>
</TS>
