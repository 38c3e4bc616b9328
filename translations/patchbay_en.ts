<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccessibleParts</name>
    <message>
        <source>Scroll bar of %1</source>
        <translation>Scroll bar of %1</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The sample cannot be opened</source>
        <translation>The sample cannot be opened</translation>
    </message>
    <message>
        <source>It could not be copied or served: %1</source>
        <translation>It could not be copied or served: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 cannot be written.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>There is no display to open a window on; patchbay-cli needs none.</source>
        <translation>There is no display to open a window on; patchbay-cli needs none.</translation>
    </message>
</context>
<context>
    <name>MessageText</name>
    <message numerus="yes">
        <source>(%n more character(s))</source>
        <translation>
            <numerusform>(%n more character)</numerusform>
            <numerusform>(%n more characters)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>“%1” has no meaning here.</source>
        <translation>“%1” has no meaning here.</translation>
    </message>
    <message>
        <source>“%1” has no meaning here. Did you mean “%2”?</source>
        <translation>“%1” has no meaning here. Did you mean “%2”?</translation>
    </message>
    <message>
        <source>“%1” has no effect.</source>
        <translation>“%1” has no effect.</translation>
    </message>
    <message>
        <source>“%1” has no effect. Did you mean “%2”?</source>
        <translation>“%1” has no effect. Did you mean “%2”?</translation>
    </message>
    <message>
        <source>Another field here is also named “%1”.</source>
        <translation>Another field here is also named “%1”.</translation>
    </message>
    <message>
        <source>The special characters in “%1” break the pills of this field.</source>
        <translation>The special characters in “%1” break the pills of this field.</translation>
    </message>
    <message>
        <source>The type “%1” is unknown: the field becomes a string.</source>
        <translation>The type “%1” is unknown: the field becomes a string.</translation>
    </message>
    <message>
        <source>The text “%1” counts as true.</source>
        <translation>The text “%1” counts as true.</translation>
    </message>
    <message>
        <source>A lambda has no effect as “%1”. Give the name of a method.</source>
        <translation>A lambda has no effect as “%1”. Give the name of a method.</translation>
    </message>
    <message>
        <source>“%1” needs a pick list.</source>
        <translation>“%1” needs a pick list.</translation>
    </message>
    <message>
        <source>“multiselect” needs a delimiter.</source>
        <translation>“multiselect” needs a delimiter.</translation>
    </message>
    <message>
        <source>The fields of a connection cannot use a named pick list. Give “options”.</source>
        <translation>The fields of a connection cannot use a named pick list. Give “options”.</translation>
    </message>
    <message>
        <source>There is no pick list “%1”.</source>
        <translation>There is no pick list “%1”.</translation>
    </message>
    <message>
        <source>There is no pick list “%1”. Did you mean “%2”?</source>
        <translation>There is no pick list “%1”. Did you mean “%2”?</translation>
    </message>
    <message>
        <source>There is no method “%1”.</source>
        <translation>There is no method “%1”.</translation>
    </message>
    <message>
        <source>There is no method “%1”. Did you mean “%2”?</source>
        <translation>There is no method “%1”. Did you mean “%2”?</translation>
    </message>
    <message>
        <source>There is no object definition “%1”.</source>
        <translation>There is no object definition “%1”.</translation>
    </message>
    <message>
        <source>There is no object definition “%1”. Did you mean “%2”?</source>
        <translation>There is no object definition “%1”. Did you mean “%2”?</translation>
    </message>
    <message>
        <source>A connection with several ways to sign in needs “options”.</source>
        <translation>A connection with several ways to sign in needs “options”.</translation>
    </message>
    <message>
        <source>A connection with several ways to sign in needs a “selected” lambda.</source>
        <translation>A connection with several ways to sign in needs a “selected” lambda.</translation>
    </message>
    <message>
        <source>The action “%1” needs an “execute” lambda.</source>
        <translation>The action “%1” needs an “execute” lambda.</translation>
    </message>
    <message>
        <source>The trigger “%1” needs “poll” or “webhook_notification”.</source>
        <translation>The trigger “%1” needs “poll” or “webhook_notification”.</translation>
    </message>
    <message>
        <source>“webhook_key” and “webhook_subscribe” exclude each other.</source>
        <translation>“webhook_key” and “webhook_subscribe” exclude each other.</translation>
    </message>
    <message>
        <source>The trigger “%1” needs “dedup”.</source>
        <translation>The trigger “%1” needs “dedup”.</translation>
    </message>
    <message>
        <source>A field with a toggle needs a “toggle_hint”.</source>
        <translation>A field with a toggle needs a “toggle_hint”.</translation>
    </message>
    <message>
        <source>The field behind the toggle is not complete: it needs a name and a type.</source>
        <translation>The field behind the toggle is not complete: it needs a name and a type.</translation>
    </message>
    <message>
        <source>The field behind a toggle cannot be optional where the other is not.</source>
        <translation>The field behind a toggle cannot be optional where the other is not.</translation>
    </message>
    <message>
        <source>The parser gave up on this file.</source>
        <translation>The parser gave up on this file.</translation>
    </message>
    <message>
        <source>A connector must end with its Hash. This is something else, so it cannot be loaded.</source>
        <translation>A connector must end with its Hash. This is something else, so it cannot be loaded.</translation>
    </message>
    <message>
        <source>No connector was found: the file should end with a Hash that has “connection”, “actions” or “triggers”.</source>
        <translation>No connector was found: the file should end with a Hash that has “connection”, “actions” or “triggers”.</translation>
    </message>
</context>
<context>
    <name>RunHistory</name>
    <message>
        <source>stale</source>
        <translation>stale</translation>
    </message>
</context>
<context>
    <name>patchbay::BacktraceModel</name>
    <message>
        <source>%1 in %2</source>
        <comment>place and name of code</comment>
        <translation>%1 in %2</translation>
    </message>
</context>
<context>
    <name>patchbay::ConsoleModel</name>
    <message>
        <source>line %1</source>
        <translation>line %1</translation>
    </message>
    <message>
        <source>Error output: %1</source>
        <translation>Error output: %1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Warning: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>patchbay::ExchangeListModel</name>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>Written in line %1, sent when line %2 needed the answer.</source>
        <translation>Written in line %1, sent when line %2 needed the answer.</translation>
    </message>
    <message>
        <source>began %1 after the first request, took %2</source>
        <translation>began %1 after the first request, took %2</translation>
    </message>
    <message>
        <source>#</source>
        <comment>number of a request</comment>
        <translation>#</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>Waterfall</translation>
    </message>
</context>
<context>
    <name>patchbay::JsonTreeModel</name>
    <message numerus="yes">
        <source>{%n key(s)}</source>
        <translation>
            <numerusform>{%n key}</numerusform>
            <numerusform>{%n keys}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%n item(s)]</source>
        <translation>
            <numerusform>[%n item]</numerusform>
            <numerusform>[%n items]</numerusform>
        </translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
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
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>timed out</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>no such host</source>
        <translation>no such host</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS failed</translation>
    </message>
    <message>
        <source>untrusted</source>
        <translation>untrusted</translation>
    </message>
    <message>
        <source>bad certificate</source>
        <translation>bad certificate</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>broken off</translation>
    </message>
    <message>
        <source>not HTTP</source>
        <translation>not HTTP</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>too large</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>disk full</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>not allowed</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>The server could not be reached in time. (%1)</source>
        <translation>The server could not be reached in time. (%1)</translation>
    </message>
    <message>
        <source>The server did not answer in time. (%1)</source>
        <translation>The server did not answer in time. (%1)</translation>
    </message>
    <message>
        <source>The server refused the connection. (%1)</source>
        <translation>The server refused the connection. (%1)</translation>
    </message>
    <message>
        <source>The host name could not be resolved. (%1)</source>
        <translation>The host name could not be resolved. (%1)</translation>
    </message>
    <message>
        <source>The secure connection could not be set up. (%1)</source>
        <translation>The secure connection could not be set up. (%1)</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted. (%1)</source>
        <translation>The server&apos;s certificate is not trusted. (%1)</translation>
    </message>
    <message>
        <source>The given certificate or key cannot be used. (%1)</source>
        <translation>The given certificate or key cannot be used. (%1)</translation>
    </message>
    <message>
        <source>The server closed the connection before its answer was complete. (%1)</source>
        <translation>The server closed the connection before its answer was complete. (%1)</translation>
    </message>
    <message>
        <source>The server&apos;s answer is not valid HTTP. (%1)</source>
        <translation>The server&apos;s answer is not valid HTTP. (%1)</translation>
    </message>
    <message>
        <source>The answer is larger than allowed. (%1)</source>
        <translation>The answer is larger than allowed. (%1)</translation>
    </message>
    <message>
        <source>The answer could not be stored on the disk. (%1)</source>
        <translation>The answer could not be stored on the disk. (%1)</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>The request was cancelled.</translation>
    </message>
    <message>
        <source>This project may not contact the host, so nothing was sent.</source>
        <translation>This project may not contact the host, so nothing was sent.</translation>
    </message>
    <message>
        <source>The request failed. (%1)</source>
        <translation>The request failed. (%1)</translation>
    </message>
    <message>
        <source>no libcurl</source>
        <translation>no libcurl</translation>
    </message>
    <message>
        <source>Nothing was sent: libcurl, which Patchbay sends requests with, cannot be loaded. Install it and start Patchbay again. (%1)</source>
        <translation>Nothing was sent: libcurl, which Patchbay sends requests with, cannot be loaded. Install it and start Patchbay again. (%1)</translation>
    </message>
</context>
<context>
    <name>patchbay::app::AreaControl</name>
    <message>
        <source>This is not valid JSON: %1</source>
        <translation>This is not valid JSON: %1</translation>
    </message>
    <message>
        <source>A JSON list, such as [&quot;one&quot;, &quot;two&quot;]</source>
        <translation>A JSON list, such as [&quot;one&quot;, &quot;two&quot;]</translation>
    </message>
</context>
<context>
    <name>patchbay::app::BodyView</name>
    <message>
        <source>Pretty</source>
        <translation>Pretty</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Raw</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Show as: %1</source>
        <translation>Show as: %1</translation>
    </message>
    <message>
        <source>Previous part</source>
        <translation>Previous part</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>Next part</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>The body is compressed and too large to unpack here, so it is shown as it was received.</source>
        <translation>The body is compressed and too large to unpack here, so it is shown as it was received.</translation>
    </message>
    <message>
        <source>The body could not be unpacked (%1), so it is shown as it was received.</source>
        <translation>The body could not be unpacked (%1), so it is shown as it was received.</translation>
    </message>
    <message>
        <source>%1 to %2 of %3</source>
        <comment>parts of a large body</comment>
        <translation>%1 to %2 of %3</translation>
    </message>
    <message>
        <source>The body cannot be read any more: %1</source>
        <translation>The body cannot be read any more: %1</translation>
    </message>
</context>
<context>
    <name>patchbay::app::BottomPanels</name>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Output</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problems</translation>
    </message>
    <message numerus="yes">
        <source>Console, %n line(s)</source>
        <translation>
            <numerusform>Console, %n line</numerusform>
            <numerusform>Console, %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Network, %n request(s)</source>
        <translation>
            <numerusform>Network, %n request</numerusform>
            <numerusform>Network, %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Problems, %n found</source>
        <translation>
            <numerusform>Problems, %n found</numerusform>
            <numerusform>Problems, %n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>patchbay::app::ChoicePopup</name>
    <message>
        <source>Fill in the fields that this list depends on first.</source>
        <translation>Fill in the fields that this list depends on first.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>The pick list raised an error: %1</source>
        <translation>The pick list raised an error: %1</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>The list is empty.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Search the choices</source>
        <translation>Search the choices</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Choices</translation>
    </message>
</context>
<context>
    <name>patchbay::app::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Command palette</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>There is nothing to choose from.</source>
        <translation>There is nothing to choose from.</translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation>Nothing matches “%1”.</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ConnectCard</name>
    <message>
        <source>Connect…</source>
        <translation>Connect…</translation>
    </message>
    <message>
        <source>Use another port</source>
        <translation>Use another port</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copy link</translation>
    </message>
    <message>
        <source>Copy redirect address</source>
        <translation>Copy redirect address</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Disconnect</translation>
    </message>
    <message>
        <source>Authorization in the browser</source>
        <translation>Authorization in the browser</translation>
    </message>
    <message>
        <source>Not connected yet. Connecting opens the provider&apos;s page in your browser.</source>
        <translation>Not connected yet. Connecting opens the provider&apos;s page in your browser.</translation>
    </message>
    <message>
        <source>✓ Connected: the settings have an access token.</source>
        <translation>✓ Connected: the settings have an access token.</translation>
    </message>
    <message>
        <source>✓ Connected as %1</source>
        <translation>✓ Connected as %1</translation>
    </message>
    <message>
        <source>Connect again…</source>
        <translation>Connect again…</translation>
    </message>
    <message>
        <source>Asking the connector where to authorize…</source>
        <translation>Asking the connector where to authorize…</translation>
    </message>
    <message>
        <source>The provider must know this redirect address: %1</source>
        <translation>The provider must know this redirect address: %1</translation>
    </message>
    <message>
        <source>Waiting for your answer in the browser: %1 of %2</source>
        <translation>Waiting for your answer in the browser: %1 of %2</translation>
    </message>
    <message>
        <source>The answer came. Getting the tokens…</source>
        <translation>The answer came. Getting the tokens…</translation>
    </message>
    <message>
        <source>Try again…</source>
        <translation>Try again…</translation>
    </message>
    <message>
        <source>Go to line %1</source>
        <translation>Go to line %1</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ConnectController</name>
    <message>
        <source>This connection does not use OAuth 2.0 but “%1”. Choose another authentication.</source>
        <translation>This connection does not use OAuth 2.0 but “%1”. Choose another authentication.</translation>
    </message>
    <message>
        <source>authorization_url gives no web address: “%1”</source>
        <translation>authorization_url gives no web address: “%1”</translation>
    </message>
    <message>
        <source>Port %1 of this computer, which the provider should lead back to, is used by another program.</source>
        <translation>Port %1 of this computer, which the provider should lead back to, is used by another program.</translation>
    </message>
    <message>
        <source>This computer does not let Patchbay wait for the answer: %1</source>
        <translation>This computer does not let Patchbay wait for the answer: %1</translation>
    </message>
    <message>
        <source>The provider refused: %1</source>
        <translation>The provider refused: %1</translation>
    </message>
    <message>
        <source>The provider refused: %1 (%2)</source>
        <translation>The provider refused: %1 (%2)</translation>
    </message>
    <message>
        <source>No answer came from the browser within %1 seconds.</source>
        <translation>No answer came from the browser within %1 seconds.</translation>
    </message>
    <message>
        <source>The connector exchanged the code for nothing that could be kept (%1).</source>
        <translation>The connector exchanged the code for nothing that could be kept (%1).</translation>
    </message>
    <message>
        <source>The runtime failed: %1</source>
        <translation>The runtime failed: %1</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the link and open it yourself.</source>
        <translation>No browser could be opened. Copy the link and open it yourself.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) that do not belong to this authorization were turned away.</source>
        <translation>
            <numerusform>%n answer that does not belong to this authorization was turned away.</numerusform>
            <numerusform>%n answers that do not belong to this authorization were turned away.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>patchbay::app::ConnectionPanel</name>
    <message>
        <source>Default connection</source>
        <translation>Default connection</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Test connection</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>This connector asks for no connection settings.</source>
        <translation>This connector asks for no connection settings.</translation>
    </message>
    <message>
        <source>Connections of this project</source>
        <translation>Connections of this project</translation>
    </message>
    <message>
        <source>Manage connections</source>
        <translation>Manage connections</translation>
    </message>
    <message>
        <source>Add, rename, duplicate or delete a connection</source>
        <translation>Add, rename, duplicate or delete a connection</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Duplicate…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Delete…</translation>
    </message>
    <message>
        <source>The connector does not load</source>
        <translation>The connector does not load</translation>
    </message>
    <message>
        <source>The form could not be evaluated</source>
        <translation>The form could not be evaluated</translation>
    </message>
    <message>
        <source>The connection fields raised an error</source>
        <translation>The connection fields raised an error</translation>
    </message>
    <message>
        <source>Authorization: %1</source>
        <translation>Authorization: %1</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testing…</translation>
    </message>
    <message>
        <source>✓ Connected</source>
        <translation>✓ Connected</translation>
    </message>
    <message>
        <source>✕ The test failed: %1</source>
        <translation>✕ The test failed: %1</translation>
    </message>
    <message>
        <source>The settings file is read-only, so nothing is saved: %1</source>
        <translation>The settings file is read-only, so nothing is saved: %1</translation>
    </message>
    <message>
        <source>Name of the connection:</source>
        <translation>Name of the connection:</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>Add a connection</translation>
    </message>
    <message>
        <source>Rename the connection</source>
        <translation>Rename the connection</translation>
    </message>
    <message>
        <source>Duplicate the connection</source>
        <translation>Duplicate the connection</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 copy</translation>
    </message>
    <message>
        <source>Delete the connection</source>
        <translation>Delete the connection</translation>
    </message>
    <message>
        <source>Delete the connection “%1” and its settings?</source>
        <translation>Delete the connection “%1” and its settings?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>This connector is only read until you allow it to run.</source>
        <translation>This connector is only read until you allow it to run.</translation>
    </message>
    <message>
        <source>The connector could not say who is connected: %1</source>
        <translation>The connector could not say who is connected: %1</translation>
    </message>
    <message>
        <source>The settings could not be saved: %1</source>
        <translation>The settings could not be saved: %1</translation>
    </message>
    <message>
        <source>The settings cannot be read: %1</source>
        <translation>The settings cannot be read: %1</translation>
    </message>
    <message>
        <source>The settings are being saved…</source>
        <translation>The settings are being saved…</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ConnectorPlaces</name>
    <message>
        <source>field of %1</source>
        <translation>field of %1</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ConsentPolicy</name>
    <message>
        <source>Allow a connection?</source>
        <translation>Allow a connection?</translation>
    </message>
    <message>
        <source>The connector wants to send requests to %1.</source>
        <translation>The connector wants to send requests to %1.</translation>
    </message>
    <message>
        <source>Patchbay asks once for each host of a project. Whatever the connector knows, its connection&apos;s secrets included, could be sent there.</source>
        <translation>Patchbay asks once for each host of a project. Whatever the connector knows, its connection&apos;s secrets included, could be sent there.</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>Allow %1</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ConsolePanel</name>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Filter lines</source>
        <translation>Filter lines</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Output</translation>
    </message>
    <message>
        <source>Errors and warnings</source>
        <translation>Errors and warnings</translation>
    </message>
    <message>
        <source>Show lines: %1</source>
        <translation>Show lines: %1</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Clear the console</source>
        <translation>Clear the console</translation>
    </message>
    <message>
        <source>Console lines</source>
        <translation>Console lines</translation>
    </message>
    <message>
        <source>Nothing was printed yet. What puts, p and print write while a connector runs appears here.</source>
        <translation>Nothing was printed yet. What puts, p and print write while a connector runs appears here.</translation>
    </message>
    <message>
        <source>No line matches the filter.</source>
        <translation>No line matches the filter.</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n line(s) to the clipboard.</source>
        <translation>
            <numerusform>Copied %n line to the clipboard.</numerusform>
            <numerusform>Copied %n lines to the clipboard.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to Code</source>
        <translation>Go to Code</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Select All</translation>
    </message>
</context>
<context>
    <name>patchbay::app::DocumentController</name>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 is not there.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Cannot open</source>
        <translation>Cannot open</translation>
    </message>
    <message>
        <source>Unsaved text cannot be kept safe: %1</source>
        <translation>Unsaved text cannot be kept safe: %1</translation>
    </message>
    <message>
        <source>Open a connector</source>
        <translation>Open a connector</translation>
    </message>
    <message>
        <source>%1, unsaved</source>
        <translation>%1, unsaved</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 was saved.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Unsaved changes</translation>
    </message>
    <message>
        <source>Save the changes in %1?</source>
        <translation>Save the changes in %1?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message numerus="yes">
        <source>Save the changes in %n file(s) before leaving?</source>
        <translation>
            <numerusform>Save the changes in %n file before leaving?</numerusform>
            <numerusform>Save the changes in %n files before leaving?</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard all</source>
        <translation>Discard all</translation>
    </message>
    <message>
        <source>Save all</source>
        <translation>Save all</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>Close %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>my_connector</source>
        <translation>my_connector</translation>
    </message>
    <message>
        <source>Folder of the new connector</source>
        <translation>Folder of the new connector</translation>
    </message>
    <message>
        <source>Cannot make the connector</source>
        <translation>Cannot make the connector</translation>
    </message>
    <message>
        <source>%1, being saved</source>
        <translation>%1, being saved</translation>
    </message>
    <message>
        <source>%1 is being saved…</source>
        <translation>%1 is being saved…</translation>
    </message>
    <message>
        <source>%1 is being read…</source>
        <translation>%1 is being read…</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>A file and the folder it lies in, on a tab</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 is not text in UTF-8 (%2). Save it as UTF-8 with the program it comes from, then open it again.</source>
        <translation>%1 is not text in UTF-8 (%2). Save it as UTF-8 with the program it comes from, then open it again.</translation>
    </message>
    <message>
        <source>%1 is larger than the 10 MB a connector may have. Take data it carries out of it, then open it again.</source>
        <translation>%1 is larger than the 10 MB a connector may have. Take data it carries out of it, then open it again.</translation>
    </message>
    <message>
        <source>%1 may not be read or written by you. Change the permissions of the file or its folder, then try again.</source>
        <translation>%1 may not be read or written by you. Change the permissions of the file or its folder, then try again.</translation>
    </message>
    <message>
        <source>%1 cannot be written: the file or its folder is read-only. Your text is still here: save it elsewhere with File, Save As.</source>
        <translation>%1 cannot be written: the file or its folder is read-only. Your text is still here: save it elsewhere with File, Save As.</translation>
    </message>
    <message>
        <source>%1 could not be written: the disk is full. Your text is still here: free some space, then save again.</source>
        <translation>%1 could not be written: the disk is full. Your text is still here: free some space, then save again.</translation>
    </message>
    <message>
        <source>Still saving</source>
        <translation>Still saving</translation>
    </message>
    <message numerus="yes">
        <source>The disk does not answer. Wait for %n file(s) to be saved?</source>
        <translation>
            <numerusform>The disk does not answer. Wait for %n file to be saved?</numerusform>
            <numerusform>The disk does not answer. Wait for %n files to be saved?</numerusform>
        </translation>
    </message>
    <message>
        <source>If you leave, the unsaved text is kept and offered at the next start.</source>
        <translation>If you leave, the unsaved text is kept and offered at the next start.</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Keep waiting</translation>
    </message>
    <message>
        <source>Leave without waiting</source>
        <translation>Leave without waiting</translation>
    </message>
</context>
<context>
    <name>patchbay::app::EditorPage</name>
    <message>
        <source>Place in the connector</source>
        <translation>Place in the connector</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>Source code</translation>
    </message>
    <message>
        <source>This connector is not from one of your projects. It is only read until you allow it to run.</source>
        <translation>This connector is not from one of your projects. It is only read until you allow it to run.</translation>
    </message>
    <message>
        <source>This connector is not from one of your projects. It is only read until you allow it to run. Hosts named in its code: %1</source>
        <translation>This connector is not from one of your projects. It is only read until you allow it to run. Hosts named in its code: %1</translation>
    </message>
    <message>
        <source>Allow it to run</source>
        <translation>Allow it to run</translation>
    </message>
    <message>
        <source>The file was changed by another program.</source>
        <translation>The file was changed by another program.</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>Read it anew</source>
        <translation>Read it anew</translation>
    </message>
    <message>
        <source>The file was removed or moved. The text is still here; saving writes it again.</source>
        <translation>The file was removed or moved. The text is still here; saving writes it again.</translation>
    </message>
    <message>
        <source>Save it again</source>
        <translation>Save it again</translation>
    </message>
    <message>
        <source>Unsaved changes of %1 were recovered after Patchbay ended unexpectedly.</source>
        <translation>Unsaved changes of %1 were recovered after Patchbay ended unexpectedly.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Keep them</translation>
    </message>
    <message>
        <source>Go back to the file</source>
        <translation>Go back to the file</translation>
    </message>
    <message>
        <source>There is a copy of unsaved text of %1, but the file was written after it.</source>
        <translation>There is a copy of unsaved text of %1, but the file was written after it.</translation>
    </message>
    <message>
        <source>Keep the file</source>
        <translation>Keep the file</translation>
    </message>
    <message>
        <source>Take the copy</source>
        <translation>Take the copy</translation>
    </message>
</context>
<context>
    <name>patchbay::app::EngineThread</name>
    <message>
        <source>Runtime ready · sandboxed</source>
        <translation>Runtime ready · sandboxed</translation>
    </message>
    <message>
        <source>Runtime ready · sandbox incomplete: %1</source>
        <translation>Runtime ready · sandbox incomplete: %1</translation>
    </message>
    <message>
        <source>starting the runtime…</source>
        <translation>starting the runtime…</translation>
    </message>
    <message>
        <source>The runtime does not start: %1</source>
        <translation>The runtime does not start: %1</translation>
    </message>
    <message>
        <source>The runtime has stopped</source>
        <translation>The runtime has stopped</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ExchangeDetails</name>
    <message>
        <source>Details of the request</source>
        <translation>Details of the request</translation>
    </message>
    <message>
        <source>Parts of the exchange</source>
        <translation>Parts of the exchange</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Response</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Timing</translation>
    </message>
    <message>
        <source>Select a request to see what was sent and answered.</source>
        <translation>Select a request to see what was sent and answered.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>where a request was written, where its answer was needed</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>declared in line %1</source>
        <translation>declared in line %1</translation>
    </message>
    <message>
        <source>forced at line %1</source>
        <translation>forced at line %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>line %1</translation>
    </message>
    <message>
        <source>This request has no body.</source>
        <translation>This request has no body.</translation>
    </message>
    <message>
        <source>This answer has no body.</source>
        <translation>This answer has no body.</translation>
    </message>
    <message>
        <source>Waiting for the answer…</source>
        <translation>Waiting for the answer…</translation>
    </message>
    <message>
        <source>The answer has not arrived yet.</source>
        <translation>The answer has not arrived yet.</translation>
    </message>
    <message>
        <source>There is no answer to show.</source>
        <translation>There is no answer to show.</translation>
    </message>
    <message>
        <source>The service understood the request but did not take its content: compare the request&apos;s body with what the answer says. after_error_response(%1) can turn this into a sentence for the recipe&apos;s author.</source>
        <translation>The service understood the request but did not take its content: compare the request&apos;s body with what the answer says. after_error_response(%1) can turn this into a sentence for the recipe&apos;s author.</translation>
    </message>
    <message>
        <source>The service did not accept the credentials. Where refresh_on of the connection matches this answer, they are acquired anew and the request is sent again.</source>
        <translation>The service did not accept the credentials. Where refresh_on of the connection matches this answer, they are acquired anew and the request is sent again.</translation>
    </message>
    <message>
        <source>The credentials are known but may not do this.</source>
        <translation>The credentials are known but may not do this.</translation>
    </message>
    <message>
        <source>There is nothing at this address: look at base_uri and the path.</source>
        <translation>There is nothing at this address: look at base_uri and the path.</translation>
    </message>
    <message>
        <source>Too many requests in a short time. The service does not say how long to wait.</source>
        <translation>Too many requests in a short time. The service does not say how long to wait.</translation>
    </message>
    <message>
        <source>Too many requests in a short time. The service asks to wait: Retry-After %1.</source>
        <translation>Too many requests in a short time. The service asks to wait: Retry-After %1.</translation>
    </message>
    <message>
        <source>The service failed: the same request may work later.</source>
        <translation>The service failed: the same request may work later.</translation>
    </message>
</context>
<context>
    <name>patchbay::app::FieldControl</name>
    <message>
        <source>%1, required</source>
        <extracomment>Accessible name of a form control that must be filled in; %1 is the field&apos;s label.</extracomment>
        <translation>%1, required</translation>
    </message>
</context>
<context>
    <name>patchbay::app::FieldWidget</name>
    <message>
        <source>%1: switch to “%2”</source>
        <translation>%1: switch to “%2”</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>line %1</translation>
    </message>
    <message>
        <source>Go to the code of %1</source>
        <extracomment>Accessible name of the link beside a field; %1 is the field&apos;s label.</extracomment>
        <translation>Go to the code of %1</translation>
    </message>
    <message>
        <source>The ngIf expression cannot be read: %1</source>
        <translation>The ngIf expression cannot be read: %1</translation>
    </message>
    <message>
        <source>%1 must be present</source>
        <translation>%1 must be present</translation>
    </message>
</context>
<context>
    <name>patchbay::app::FormView</name>
    <message>
        <source>This operation takes no input.</source>
        <translation>This operation takes no input.</translation>
    </message>
    <message numerus="yes">
        <source>+ %n optional field(s)</source>
        <translation>
            <numerusform>+ %n optional field</numerusform>
            <numerusform>+ %n optional fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more field(s)</source>
        <translation>
            <numerusform>%n more field</numerusform>
            <numerusform>%n more fields</numerusform>
        </translation>
    </message>
    <message>
        <source>All fields of this form are optional.</source>
        <translation>All fields of this form are optional.</translation>
    </message>
    <message>
        <source>Values without a field (see Raw): %1</source>
        <translation>Values without a field (see Raw): %1</translation>
    </message>
</context>
<context>
    <name>patchbay::app::GroupCard</name>
    <message>
        <source>Fold or unfold %1</source>
        <translation>Fold or unfold %1</translation>
    </message>
</context>
<context>
    <name>patchbay::app::KeyboardSplitter</name>
    <message>
        <source>Moves with the arrow keys.</source>
        <translation>Moves with the arrow keys.</translation>
    </message>
</context>
<context>
    <name>patchbay::app::LaunchOptions</name>
    <message>
        <source>Desktop studio for Workato custom connectors.</source>
        <translation>Desktop studio for Workato custom connectors.</translation>
    </message>
    <message>
        <source>Connectors to open, or folders with one.</source>
        <translation>Connectors to open, or folders with one.</translation>
    </message>
    <message>
        <source>Open the sample with its API on this computer.</source>
        <translation>Open the sample with its API on this computer.</translation>
    </message>
    <message>
        <source>Run the operation shown, once.</source>
        <translation>Run the operation shown, once.</translation>
    </message>
    <message>
        <source>Go to this operation first.</source>
        <translation>Go to this operation first.</translation>
    </message>
    <message>
        <source>Write a picture of the window and leave.</source>
        <translation>Write a picture of the window and leave.</translation>
    </message>
    <message>
        <source>Size of the window.</source>
        <translation>Size of the window.</translation>
    </message>
    <message>
        <source>system, light, dark, hc-light or hc-dark.</source>
        <translation>system, light, dark, hc-light or hc-dark.</translation>
    </message>
    <message>
        <source>Language of the window: en or ja.</source>
        <translation>Language of the window: en or ja.</translation>
    </message>
    <message>
        <source>Say &quot;painted&quot; after the first paint and leave, for measuring.</source>
        <translation>Say &quot;painted&quot; after the first paint and leave, for measuring.</translation>
    </message>
    <message>
        <source>--size wants WIDTHxHEIGHT, 320x240 at least.</source>
        <translation>--size wants WIDTHxHEIGHT, 320x240 at least.</translation>
    </message>
    <message>
        <source>Choose this case of the operation.</source>
        <translation>Choose this case of the operation.</translation>
    </message>
    <message>
        <source>Show this after the run: console, network, output or problems.</source>
        <translation>Show this after the run: console, network, output or problems.</translation>
    </message>
    <message>
        <source>--panel wants console, network, output or problems.</source>
        <translation>--panel wants console, network, output or problems.</translation>
    </message>
</context>
<context>
    <name>patchbay::app::LineControl</name>
    <message>
        <source>Show or hide the characters</source>
        <translation>Show or hide the characters</translation>
    </message>
    <message>
        <source>Choose a date</source>
        <translation>Choose a date</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Required</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ListCard</name>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>The list is empty.</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Add %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>One item of a list; %1 is what the items are called, %2 its number.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Move %1 up</source>
        <translation>Move %1 up</translation>
    </message>
    <message>
        <source>Move %1 down</source>
        <translation>Move %1 down</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Remove %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more item(s) are in the Raw view.</source>
        <translation>
            <numerusform>%n more item is in the Raw view.</numerusform>
            <numerusform>%n more items are in the Raw view.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>patchbay::app::MainWindow</name>
    <message>
        <source>Open files</source>
        <translation>Open files</translation>
    </message>
    <message>
        <source>The settings cannot be read: %1</source>
        <translation>The settings cannot be read: %1</translation>
    </message>
    <message>
        <source>form as of %1</source>
        <translation>form as of %1</translation>
    </message>
    <message>
        <source>recent file</source>
        <translation>recent file</translation>
    </message>
    <message>
        <source>Go to a key, a field, a file or a command</source>
        <translation>Go to a key, a field, a file or a command</translation>
    </message>
    <message>
        <source>Save input as a case</source>
        <translation>Save input as a case</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Border of the outline</source>
        <translation>Border of the outline</translation>
    </message>
    <message>
        <source>Border of the run&apos;s panels</source>
        <translation>Border of the run&apos;s panels</translation>
    </message>
    <message>
        <source>Border of the preview</source>
        <translation>Border of the preview</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Open a file…</translation>
    </message>
    <message>
        <source>A connector.rb of yours, or one you were given. A stranger&apos;s file is only read until you allow more.</source>
        <translation>A connector.rb of yours, or one you were given. A stranger&apos;s file is only read until you allow more.</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Try the sample</translation>
    </message>
    <message>
        <source>A connector for an invented parcel service whose API runs on this computer.</source>
        <translation>A connector for an invented parcel service whose API runs on this computer.</translation>
    </message>
    <message>
        <source>New connector…</source>
        <translation>New connector…</translation>
    </message>
    <message>
        <source>A folder with the skeleton of a connector, ready for your first action.</source>
        <translation>A folder with the skeleton of a connector, ready for your first action.</translation>
    </message>
    <message>
        <source>Work area</source>
        <translation>Work area</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>What is open here cannot be kept for the next start: %1</source>
        <translation>What is open here cannot be kept for the next start: %1</translation>
    </message>
</context>
<context>
    <name>patchbay::app::MessageView</name>
    <message>
        <source>Body</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Headers</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Show: %1</translation>
    </message>
    <message>
        <source>There are no headers.</source>
        <translation>There are no headers.</translation>
    </message>
    <message>
        <source>Headers (%1)</source>
        <translation>Headers (%1)</translation>
    </message>
</context>
<context>
    <name>patchbay::app::NetworkPanel</name>
    <message>
        <source>Network</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Filter requests</source>
        <translation>Filter requests</translation>
    </message>
    <message>
        <source>Filter: shipments, status:4xx, ~m POST &amp; ~c 4, larger-than:10k</source>
        <translation>Filter: shipments, status:4xx, ~m POST &amp; ~c 4, larger-than:10k</translation>
    </message>
    <message>
        <source>Words, method: status: host: type: phase: header: body: line: larger-than: slower-than:, or ~m ~u ~c ~h ~b ~d ~t ~e with and, or, not and brackets.</source>
        <translation>Words, method: status: host: type: phase: header: body: line: larger-than: slower-than:, or ~m ~u ~c ~h ~b ~d ~t ~e with and, or, not and brackets.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Execute</source>
        <translation>Execute</translation>
    </message>
    <message>
        <source>Auth</source>
        <translation>Auth</translation>
    </message>
    <message>
        <source>Pick lists</source>
        <translation>Pick lists</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errors</translation>
    </message>
    <message>
        <source>Show requests: %1</source>
        <translation>Show requests: %1</translation>
    </message>
    <message>
        <source>More for requests</source>
        <translation>More for requests</translation>
    </message>
    <message>
        <source>Export, copy and clear</source>
        <translation>Export, copy and clear</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>No requests yet. Run an action or a trigger, and every request it sends appears here.</source>
        <translation>No requests yet. Run an action or a trigger, and every request it sends appears here.</translation>
    </message>
    <message>
        <source>No request matches the filter.</source>
        <translation>No request matches the filter.</translation>
    </message>
    <message>
        <source>Show all requests</source>
        <translation>Show all requests</translation>
    </message>
    <message>
        <source>The filter is not complete: %1.</source>
        <translation>The filter is not complete: %1.</translation>
    </message>
    <message>
        <source>Go to Code</source>
        <translation>Go to Code</translation>
    </message>
    <message>
        <source>Copy As</source>
        <translation>Copy As</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>Copy URL</translation>
    </message>
    <message>
        <source>With Secrets</source>
        <translation>With Secrets</translation>
    </message>
    <message>
        <source>Export HAR…</source>
        <translation>Export HAR…</translation>
    </message>
    <message>
        <source>Export HAR with Secrets…</source>
        <translation>Export HAR with Secrets…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
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
        <translation>Connector Ruby</translation>
    </message>
    <message>
        <source>Raw Request</source>
        <translation>Raw Request</translation>
    </message>
    <message>
        <source>Raw Response</source>
        <translation>Raw Response</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>Copied to the clipboard.</translation>
    </message>
    <message>
        <source>Export requests</source>
        <translation>Export requests</translation>
    </message>
    <message>
        <source>HTTP archives (*.har)</source>
        <translation>HTTP archives (*.har)</translation>
    </message>
    <message>
        <source>The requests were exported to %1.</source>
        <translation>The requests were exported to %1.</translation>
    </message>
    <message>
        <source>The requests could not be exported: %1</source>
        <translation>The requests could not be exported: %1</translation>
    </message>
    <message>
        <source>Export with secrets</source>
        <translation>Export with secrets</translation>
    </message>
    <message>
        <source>The file will contain passwords, keys and tokens as they were sent. Export it anyway?</source>
        <translation>The file will contain passwords, keys and tokens as they were sent. Export it anyway?</translation>
    </message>
    <message>
        <source>Stop the Export</source>
        <translation>Stop the Export</translation>
    </message>
    <message>
        <source>Exporting request %1 of %2…</source>
        <translation>Exporting request %1 of %2…</translation>
    </message>
    <message>
        <source>The export was stopped. Nothing was written.</source>
        <translation>The export was stopped. Nothing was written.</translation>
    </message>
    <message>
        <source>Border of the request&apos;s details</source>
        <translation>Border of the request&apos;s details</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln request(s)</source>
        <translation>
            <numerusform>%1 of %Ln request</numerusform>
            <numerusform>%1 of %Ln requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>patchbay::app::OptionalDialog</name>
    <message>
        <source>Select all</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>Show optional fields</source>
        <translation>Show optional fields</translation>
    </message>
    <message>
        <source>Optional fields</source>
        <translation>Optional fields</translation>
    </message>
    <message>
        <source>Search fields</source>
        <translation>Search fields</translation>
    </message>
    <message>
        <source>Apply changes</source>
        <translation>Apply changes</translation>
    </message>
    <message>
        <source>%1 of %2 fields selected</source>
        <translation>%1 of %2 fields selected</translation>
    </message>
</context>
<context>
    <name>patchbay::app::OutlineModel</name>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation>Triggers</translation>
    </message>
    <message>
        <source>Object definitions</source>
        <translation>Object definitions</translation>
    </message>
    <message>
        <source>Pick lists</source>
        <translation>Pick lists</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Methods</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, line %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>last run passed</source>
        <translation>last run passed</translation>
    </message>
    <message>
        <source>last run failed</source>
        <translation>last run failed</translation>
    </message>
    <message>
        <source>last run failed with %1</source>
        <translation>last run failed with %1</translation>
    </message>
    <message>
        <source>changed since its last run</source>
        <translation>changed since its last run</translation>
    </message>
    <message>
        <source>never run</source>
        <translation>never run</translation>
    </message>
</context>
<context>
    <name>patchbay::app::OutlinePanel</name>
    <message>
        <source>Outline</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>Connector</source>
        <translation>Connector</translation>
    </message>
    <message>
        <source>State of the outline</source>
        <translation>State of the outline</translation>
    </message>
    <message>
        <source>Outline of the connector</source>
        <translation>Outline of the connector</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>As of %1. The code has errors.</source>
        <translation>As of %1. The code has errors.</translation>
    </message>
    <message>
        <source>No connector was found in this file.</source>
        <translation>No connector was found in this file.</translation>
    </message>
</context>
<context>
    <name>patchbay::app::OutputPanel</name>
    <message>
        <source>Output</source>
        <translation>Output</translation>
    </message>
    <message>
        <source>Nothing has run yet. Choose an action or a trigger and press Run to see its result.</source>
        <translation>Nothing has run yet. Choose an action or a trigger and press Run to see its result.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Stop the run</translation>
    </message>
    <message>
        <source>The result is empty.</source>
        <translation>The result is empty.</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Tree</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Show the result as: %1</source>
        <translation>Show the result as: %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy the result</source>
        <translation>Copy the result</translation>
    </message>
    <message>
        <source>Result as a tree</source>
        <translation>Result as a tree</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>Copied to the clipboard.</translation>
    </message>
    <message>
        <source>Backtrace</source>
        <translation>Backtrace</translation>
    </message>
    <message>
        <source>%1 is running…</source>
        <translation>%1 is running…</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n request(s) so far</source>
        <translation>
            <numerusform>%1, %n request so far</numerusform>
            <numerusform>%1, %n requests so far</numerusform>
        </translation>
    </message>
    <message>
        <source>You stopped this run before it was done.</source>
        <translation>You stopped this run before it was done.</translation>
    </message>
    <message>
        <source>Go to line %1</source>
        <translation>Go to line %1</translation>
    </message>
    <message>
        <source>Copied the result to the clipboard.</source>
        <translation>Copied the result to the clipboard.</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>Finished.</translation>
    </message>
    <message>
        <source>The connector raised an error:</source>
        <translation>The connector raised an error:</translation>
    </message>
    <message>
        <source>The connector does not load:</source>
        <translation>The connector does not load:</translation>
    </message>
    <message>
        <source>The run took too long.</source>
        <translation>The run took too long.</translation>
    </message>
    <message>
        <source>Suspended, waiting to be resumed.</source>
        <translation>Suspended, waiting to be resumed.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>The run could not go on.</source>
        <translation>The run could not go on.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) changed</source>
        <translation>
            <numerusform>%n setting changed</numerusform>
            <numerusform>%n settings changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message>
        <source>The run ended before it was done.</source>
        <translation>The run ended before it was done.</translation>
    </message>
    <message>
        <source>The process that runs the connector is gone: %1. Nothing in the editor is lost. Run again, which starts a new one.</source>
        <translation>The process that runs the connector is gone: %1. Nothing in the editor is lost. Run again, which starts a new one.</translation>
    </message>
</context>
<context>
    <name>patchbay::app::OutputView</name>
    <message>
        <source>Output fields</source>
        <translation>Output fields</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copy path</translation>
    </message>
    <message>
        <source>Put the caret in an action or trigger to see its output.</source>
        <translation>Put the caret in an action or trigger to see its output.</translation>
    </message>
    <message>
        <source>The output fields raised an error</source>
        <translation>The output fields raised an error</translation>
    </message>
    <message>
        <source>This operation has no output fields.</source>
        <translation>This operation has no output fields.</translation>
    </message>
</context>
<context>
    <name>patchbay::app::PillTreeModel</name>
    <message>
        <source>List size</source>
        <translation>List size</translation>
    </message>
    <message>
        <source>List index</source>
        <translation>List index</translation>
    </message>
    <message>
        <source>The name “%1” has characters that break data pills on the platform.</source>
        <translation>The name “%1” has characters that break data pills on the platform.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
</context>
<context>
    <name>patchbay::app::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Preferences</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Looks</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>The preferences cannot be written: they last until Patchbay ends.</source>
        <translation>The preferences cannot be written: they last until Patchbay ends.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>High contrast, light</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>High contrast, dark</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Theme</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Comfortable</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>&amp;Density</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>Another language is spoken from the next start on.</translation>
    </message>
    <message>
        <source>Size of the code, in pixels</source>
        <translation>Size of the code, in pixels</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>&amp;Size of the code</source>
        <translation>&amp;Size of the code</translation>
    </message>
    <message>
        <source>&amp;Wrap long lines</source>
        <translation>&amp;Wrap long lines</translation>
    </message>
    <message>
        <source>Show &amp;blanks and tabs</source>
        <translation>Show &amp;blanks and tabs</translation>
    </message>
    <message>
        <source>Show the steps of &amp;indentation</source>
        <translation>Show the steps of &amp;indentation</translation>
    </message>
</context>
<context>
    <name>patchbay::app::PreviewPanel</name>
    <message>
        <source>Raw</source>
        <translation>Raw</translation>
    </message>
    <message>
        <source>No connection to show yet.</source>
        <translation>No connection to show yet.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Preview pages</source>
        <translation>Preview pages</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Input</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Output</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Show the input as JSON</source>
        <translation>Show the input as JSON</translation>
    </message>
    <message>
        <source>Put the caret in an action or trigger to see its form.</source>
        <translation>Put the caret in an action or trigger to see its form.</translation>
    </message>
    <message>
        <source>Evaluating the fields…</source>
        <translation>Evaluating the fields…</translation>
    </message>
    <message>
        <source>The connector does not load</source>
        <translation>The connector does not load</translation>
    </message>
    <message>
        <source>The form could not be evaluated</source>
        <translation>The form could not be evaluated</translation>
    </message>
    <message>
        <source>The last good form, as of %1</source>
        <extracomment>%1 is a time of day: the form shown belongs to the code as it was then.</extracomment>
        <translation>The last good form, as of %1</translation>
    </message>
    <message>
        <source>The input fields raised an error</source>
        <translation>The input fields raised an error</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ProblemsModel</name>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>%1: %2, line %3</source>
        <translation>%1: %2, line %3</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>Problems in the source</source>
        <translation>Problems in the source</translation>
    </message>
    <message>
        <source>No problems were found.</source>
        <translation>No problems were found.</translation>
    </message>
</context>
<context>
    <name>patchbay::app::QtPrompter</name>
    <message>
        <source>Connectors (*.rb);;All files (*)</source>
        <translation>Connectors (*.rb);;All files (*)</translation>
    </message>
</context>
<context>
    <name>patchbay::app::RawView</name>
    <message>
        <source>Input as JSON</source>
        <translation>Input as JSON</translation>
    </message>
    <message>
        <source>This is not valid JSON, so the form keeps its values: %1</source>
        <translation>This is not valid JSON, so the form keeps its values: %1</translation>
    </message>
    <message>
        <source>The input of an operation is a JSON object: { … }.</source>
        <translation>The input of an operation is a JSON object: { … }.</translation>
    </message>
</context>
<context>
    <name>patchbay::app::RunBar</name>
    <message>
        <source>Connection</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Run bar</source>
        <translation>Run bar</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>nothing to run</source>
        <translation>nothing to run</translation>
    </message>
    <message>
        <source>Keep this operation</source>
        <translation>Keep this operation</translation>
    </message>
    <message>
        <source>Keep this operation, wherever the caret goes</source>
        <translation>Keep this operation, wherever the caret goes</translation>
    </message>
    <message>
        <source>Run  %1</source>
        <translation>Run  %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>the form&apos;s input</source>
        <translation>the form&apos;s input</translation>
    </message>
    <message>
        <source>Save the form&apos;s input as a case…</source>
        <translation>Save the form&apos;s input as a case…</translation>
    </message>
    <message>
        <source>running for %1 s</source>
        <translation>running for %1 s</translation>
    </message>
    <message numerus="yes">
        <source>running for %1 s, %n request(s)</source>
        <translation>
            <numerusform>running for %1 s, %n request</numerusform>
            <numerusform>running for %1 s, %n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>patchbay::app::RunController</name>
    <message>
        <source>This connector is only read until you allow it to run.</source>
        <translation>This connector is only read until you allow it to run.</translation>
    </message>
    <message>
        <source>The refreshed settings could not be saved: %1</source>
        <translation>The refreshed settings could not be saved: %1</translation>
    </message>
    <message>
        <source>Run what the run bar shows</source>
        <translation>Run what the run bar shows</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Stop the run</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>Nothing is running.</translation>
    </message>
    <message>
        <source>Open a connector first.</source>
        <translation>Open a connector first.</translation>
    </message>
    <message>
        <source>A run is under way.</source>
        <translation>A run is under way.</translation>
    </message>
    <message>
        <source>The connector has nothing that could be run.</source>
        <translation>The connector has nothing that could be run.</translation>
    </message>
</context>
<context>
    <name>patchbay::app::SelectControl</name>
    <message>
        <source>Clear the choice</source>
        <translation>Clear the choice</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Fill in the fields above first</source>
        <translation>Fill in the fields above first</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>Select…</source>
        <translation>Select…</translation>
    </message>
    <message>
        <source>Clear %1</source>
        <extracomment>Accessible name of the button that clears a select field; %1 is the field&apos;s label.</extracomment>
        <translation>Clear %1</translation>
    </message>
    <message>
        <source>Chosen: %1</source>
        <translation>Chosen: %1</translation>
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
        <translation>also %1</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>patchbay::app::ShortcutsPage</name>
    <message>
        <source>No Key</source>
        <translation>No Key</translation>
    </message>
    <message>
        <source>As It Was</source>
        <translation>As It Was</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Search commands and keys</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Commands and their keys</translation>
    </message>
    <message>
        <source>Key of the chosen command</source>
        <translation>Key of the chosen command</translation>
    </message>
    <message>
        <source>&amp;Press the new key:</source>
        <translation>&amp;Press the new key:</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>New key</translation>
    </message>
    <message>
        <source>The key that Patchbay gives this command</source>
        <translation>The key that Patchbay gives this command</translation>
    </message>
    <message>
        <source>Reset All Keys</source>
        <translation>Reset All Keys</translation>
    </message>
    <message>
        <source>%1 is also the key of %2. While two commands share a key, neither answers to it.</source>
        <translation>%1 is also the key of %2. While two commands share a key, neither answers to it.</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) share a key with another one.</source>
        <translation>
            <numerusform>%n command shares a key with another one.</numerusform>
            <numerusform>%n commands share a key with another one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>patchbay::app::StateCard</name>
    <message>
        <source>Run it</source>
        <translation>Run it</translation>
    </message>
    <message>
        <source>Send the request that this form asks for</source>
        <translation>Send the request that this form asks for</translation>
    </message>
    <message>
        <source>Go to line %1</source>
        <translation>Go to line %1</translation>
    </message>
    <message>
        <source>This form needs the network</source>
        <translation>This form needs the network</translation>
    </message>
    <message>
        <source>This form asks %1 %2</source>
        <extracomment>%1 is an HTTP method, %2 an address.</extracomment>
        <translation>This form asks %1 %2</translation>
    </message>
</context>
<context>
    <name>patchbay::app::StatusLine</name>
    <message>
        <source>Target: cloud</source>
        <translation>Target: cloud</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Connectors run as the platform&apos;s documentation says, where it differs from the gem.</source>
        <translation>Connectors run as the platform&apos;s documentation says, where it differs from the gem.</translation>
    </message>
    <message>
        <source>starting the runtime…</source>
        <translation>starting the runtime…</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) allowed</source>
        <translation>
            <numerusform>%n host allowed</numerusform>
            <numerusform>%n hosts allowed</numerusform>
        </translation>
    </message>
    <message>
        <source>Ln %1, Col %2</source>
        <translation>Ln %1, Col %2</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>patchbay::app::StepHeader</name>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Bulk</source>
        <translation>Bulk</translation>
    </message>
    <message>
        <source>Deprecated: hidden from new recipes</source>
        <translation>Deprecated: hidden from new recipes</translation>
    </message>
    <message>
        <source>Learn more</source>
        <translation>Learn more</translation>
    </message>
</context>
<context>
    <name>patchbay::app::TimingView</name>
    <message>
        <source>Timing</source>
        <translation>Timing</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Name lookup</source>
        <translation>Name lookup</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>TLS handshake</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Receiving</translation>
    </message>
    <message>
        <source>The request has not ended yet.</source>
        <translation>The request has not ended yet.</translation>
    </message>
    <message>
        <source>%1 in all, from %2 over HTTP/%3.</source>
        <translation>%1 in all, from %2 over HTTP/%3.</translation>
    </message>
</context>
<context>
    <name>patchbay::app::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Open a connector</source>
        <translation>Open a connector</translation>
    </message>
    <message>
        <source>Everything happens on this computer: no account, no network, no Ruby to install.</source>
        <translation>Everything happens on this computer: no account, no network, no Ruby to install.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Recent files</translation>
    </message>
</context>
<context>
    <name>patchbay::app::WindowActions</name>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Open…</translation>
    </message>
    <message>
        <source>Try the &amp;Sample</source>
        <translation>Try the &amp;Sample</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Save &amp;As…</translation>
    </message>
    <message>
        <source>Save A&amp;ll</source>
        <translation>Save A&amp;ll</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Find…</translation>
    </message>
    <message>
        <source>Find and Re&amp;place…</source>
        <translation>Find and Re&amp;place…</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>Find &amp;Next</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>Find Pre&amp;vious</translation>
    </message>
    <message>
        <source>Fold All</source>
        <translation>Fold All</translation>
    </message>
    <message>
        <source>Unfold All</source>
        <translation>Unfold All</translation>
    </message>
    <message>
        <source>View</source>
        <translation>View</translation>
    </message>
    <message>
        <source>&amp;Console</source>
        <translation>&amp;Console</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>&amp;Network</translation>
    </message>
    <message>
        <source>O&amp;utput</source>
        <translation>O&amp;utput</translation>
    </message>
    <message>
        <source>P&amp;roblems</source>
        <translation>P&amp;roblems</translation>
    </message>
    <message>
        <source>Next Pane</source>
        <translation>Next Pane</translation>
    </message>
    <message>
        <source>Previous Pane</source>
        <translation>Previous Pane</translation>
    </message>
    <message>
        <source>Reset &amp;Layout</source>
        <translation>Reset &amp;Layout</translation>
    </message>
    <message>
        <source>Theme of the &amp;System</source>
        <translation>Theme of the &amp;System</translation>
    </message>
    <message>
        <source>Li&amp;ght Theme</source>
        <translation>Li&amp;ght Theme</translation>
    </message>
    <message>
        <source>&amp;Dark Theme</source>
        <translation>&amp;Dark Theme</translation>
    </message>
    <message>
        <source>High Contrast, Light</source>
        <translation>High Contrast, Light</translation>
    </message>
    <message>
        <source>High Contrast, Dark</source>
        <translation>High Contrast, Dark</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Go</translation>
    </message>
    <message>
        <source>&amp;Command Palette…</source>
        <translation>&amp;Command Palette…</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Type a command</translation>
    </message>
    <message>
        <source>Go to &amp;Anything…</source>
        <translation>Go to &amp;Anything…</translation>
    </message>
    <message>
        <source>Go to &amp;Line…</source>
        <translation>Go to &amp;Line…</translation>
    </message>
    <message>
        <source>Line number</source>
        <translation>Line number</translation>
    </message>
    <message>
        <source>Next &amp;Problem</source>
        <translation>Next &amp;Problem</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Run</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stop</translation>
    </message>
    <message>
        <source>&amp;Test the Connection</source>
        <translation>&amp;Test the Connection</translation>
    </message>
    <message>
        <source>Run the &amp;Lambda at the Caret</source>
        <translation>Run the &amp;Lambda at the Caret</translation>
    </message>
    <message>
        <source>Save Input as &amp;Case…</source>
        <translation>Save Input as &amp;Case…</translation>
    </message>
    <message>
        <source>&amp;Pin the Operation</source>
        <translation>&amp;Pin the Operation</translation>
    </message>
    <message>
        <source>Refresh the &amp;Form</source>
        <translation>Refresh the &amp;Form</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Tools</translation>
    </message>
    <message>
        <source>&amp;About Patchbay</source>
        <translation>&amp;About Patchbay</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>About Patchbay</source>
        <translation>About Patchbay</translation>
    </message>
    <message>
        <source>Patchbay %1
A desktop studio for Workato custom connectors.
Free software under the GNU GPL, version 3 or later. Not made or endorsed by Workato.</source>
        <translation>Patchbay %1
A desktop studio for Workato custom connectors.
Free software under the GNU GPL, version 3 or later. Not made or endorsed by Workato.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Go</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Tools</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>&amp;Write</translation>
    </message>
    <message>
        <source>&amp;Form</source>
        <translation>&amp;Form</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>&amp;Tree</source>
        <translation>&amp;Tree</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>Pre&amp;view</translation>
    </message>
    <message>
        <source>Panels of the R&amp;un</source>
        <translation>Panels of the R&amp;un</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Preferences…</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Keys…</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>&amp;Layout</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>T&amp;heme</translation>
    </message>
    <message>
        <source>&amp;New Connector…</source>
        <translation>&amp;New Connector…</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Load the Form with the &amp;Network</source>
        <translation>Load the Form with the &amp;Network</translation>
    </message>
</context>
<context>
    <name>patchbay::editor</name>
    <message>
        <source>Toggle Co&amp;mment</source>
        <translation>Toggle Co&amp;mment</translation>
    </message>
    <message>
        <source>&amp;Duplicate Lines</source>
        <translation>&amp;Duplicate Lines</translation>
    </message>
    <message>
        <source>Move Lines Up</source>
        <translation>Move Lines Up</translation>
    </message>
    <message>
        <source>Move Lines Down</source>
        <translation>Move Lines Down</translation>
    </message>
    <message>
        <source>De&amp;lete Lines</source>
        <translation>De&amp;lete Lines</translation>
    </message>
    <message>
        <source>Select &amp;Next Occurrence</source>
        <translation>Select &amp;Next Occurrence</translation>
    </message>
    <message>
        <source>Select All &amp;Occurrences</source>
        <translation>Select All &amp;Occurrences</translation>
    </message>
    <message>
        <source>Add Caret Above</source>
        <translation>Add Caret Above</translation>
    </message>
    <message>
        <source>Add Caret Below</source>
        <translation>Add Caret Below</translation>
    </message>
    <message>
        <source>Go to Matching &amp;Bracket</source>
        <translation>Go to Matching &amp;Bracket</translation>
    </message>
    <message>
        <source>&amp;Trim Trailing Blanks</source>
        <translation>&amp;Trim Trailing Blanks</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Zoom &amp;In</translation>
    </message>
    <message>
        <source>Zoom O&amp;ut</source>
        <translation>Zoom O&amp;ut</translation>
    </message>
    <message>
        <source>&amp;Reset Zoom</source>
        <translation>&amp;Reset Zoom</translation>
    </message>
</context>
<context>
    <name>patchbay::editor::CodeEditor</name>
    <message>
        <source>Source code</source>
        <translation>Source code</translation>
    </message>
</context>
<context>
    <name>patchbay::editor::FindBar</name>
    <message>
        <source>Find and replace</source>
        <translation>Find and replace</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Replace with</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Match case</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Whole words</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regular expression</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Replace all</translation>
    </message>
    <message>
        <source>Bad expression: %1</source>
        <translation>Bad expression: %1</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>No matches</translation>
    </message>
    <message>
        <source>More than %1 matches</source>
        <translation>More than %1 matches</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
</context>
</TS>
