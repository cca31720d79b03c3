<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>ConflictTexts</name>
    <message numerus="yes">
        <source>%n place(s) changed on both sides</source>
        <comment>scenes and headings</comment>
        <translation>
            <numerusform>%n place changed on both sides</numerusform>
            <numerusform>%n places changed on both sides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) changed on one side and taken over</source>
        <comment>scenes and headings</comment>
        <translation>
            <numerusform>%n place changed on one side and taken over</numerusform>
            <numerusform>%n places changed on one side and taken over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message numerus="yes">
        <source>%n place(s) still to be chosen</source>
        <comment>scenes and headings</comment>
        <translation>
            <numerusform>%n place still to be chosen</numerusform>
            <numerusform>%n places still to be chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftDialog</name>
    <message numerus="yes">
        <source>At least %n character(s) of source text are needed.</source>
        <translation>
            <numerusform>At least %n character of source text is needed.</numerusform>
            <numerusform>At least %n characters of source text are needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilmDesk</name>
    <message numerus="yes">
        <source>%n film(s) were interrupted when the studio ended.</source>
        <translation>
            <numerusform>%n film was interrupted when the studio ended.</numerusform>
            <numerusform>%n films were interrupted when the studio ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilmPage</name>
    <message numerus="yes">
        <source>%n scene(s) have a voice of their own.</source>
        <translation>
            <numerusform>%n scene has a voice of its own.</numerusform>
            <numerusform>%n scenes have voices of their own.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message numerus="yes">
        <source>Replace all (%n)</source>
        <translation>
            <numerusform>Replace all (%n)</numerusform>
            <numerusform>Replace all (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message numerus="yes">
        <source>Imported “%1”: %n scene(s).</source>
        <translation>
            <numerusform>Imported “%1”: %n scene.</numerusform>
            <numerusform>Imported “%1”: %n scenes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %n script(s).</source>
        <translation>
            <numerusform>Imported %n script.</numerusform>
            <numerusform>Imported %n scripts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be imported.</source>
        <translation>
            <numerusform>%n file could not be imported.</numerusform>
            <numerusform>%n files could not be imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobFilters</name>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation>
            <numerusform>%n state</numerusform>
            <numerusform>%n states</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxPanel</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxTexts</name>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnPathsEditor</name>
    <message numerus="yes">
        <source>%n path(s) of your own</source>
        <translation>
            <numerusform>%n path of your own</numerusform>
            <numerusform>%n paths of your own</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message numerus="yes">
        <source>Cut %n scene(s)</source>
        <translation>
            <numerusform>Cut %n scene</numerusform>
            <numerusform>Cut %n scenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n scene(s)</source>
        <translation>
            <numerusform>Paste %n scene</numerusform>
            <numerusform>Paste %n scenes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemDesk</name>
    <message numerus="yes">
        <source>%n more problem(s) stop it.</source>
        <translation>
            <numerusform>%n more problem stops it.</numerusform>
            <numerusform>%n more problems stop it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewTexts</name>
    <message numerus="yes">
        <source>%n film(s) carry these words: %1</source>
        <translation>
            <numerusform>%n film carries these words: %1</numerusform>
            <numerusform>%n films carry these words: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s) added</source>
        <translation>
            <numerusform>%n scene added</numerusform>
            <numerusform>%n scenes added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s) removed</source>
        <translation>
            <numerusform>%n scene removed</numerusform>
            <numerusform>%n scenes removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s) moved</source>
        <translation>
            <numerusform>%n scene moved</numerusform>
            <numerusform>%n scenes moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s) split off</source>
        <translation>
            <numerusform>%n scene split off</numerusform>
            <numerusform>%n scenes split off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s) merged</source>
        <translation>
            <numerusform>%n scene merged</numerusform>
            <numerusform>%n scenes merged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) changed</source>
        <translation>
            <numerusform>%n word changed</numerusform>
            <numerusform>%n words changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chapter heading(s) changed</source>
        <translation>
            <numerusform>%n chapter heading changed</numerusform>
            <numerusform>%n chapter headings changed</numerusform>
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
        <source>%n unchanged scene(s)</source>
        <translation>
            <numerusform>%n unchanged scene</numerusform>
            <numerusform>%n unchanged scenes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RewriteDialog</name>
    <message numerus="yes">
        <source>%n word(s) changed</source>
        <translation>
            <numerusform>%n word changed</numerusform>
            <numerusform>%n words changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rewriter</name>
    <message numerus="yes">
        <source>Write %n scene(s) anew</source>
        <translation>
            <numerusform>Write %n scene anew</numerusform>
            <numerusform>Write %n scenes anew</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shorten %n scene(s)</source>
        <translation>
            <numerusform>Shorten %n scene</numerusform>
            <numerusform>Shorten %n scenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lengthen %n scene(s)</source>
        <translation>
            <numerusform>Lengthen %n scene</numerusform>
            <numerusform>Lengthen %n scenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Simplify %n scene(s)</source>
        <translation>
            <numerusform>Simplify %n scene</numerusform>
            <numerusform>Simplify %n scenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Translate %n scene(s)</source>
        <translation>
            <numerusform>Translate %n scene</numerusform>
            <numerusform>Translate %n scenes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScriptPanel</name>
    <message numerus="yes">
        <source>%n scene(s) selected</source>
        <translation>
            <numerusform>%n scene selected</numerusform>
            <numerusform>%n scenes selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to be sent</source>
        <translation>
            <numerusform>%n waiting to be sent</numerusform>
            <numerusform>%n waiting to be sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Support</name>
    <message numerus="yes">
        <source>Diagnostics copied: %n line(s), ready to paste.</source>
        <translation>
            <numerusform>Diagnostics copied: %n line, ready to paste.</numerusform>
            <numerusform>Diagnostics copied: %n lines, ready to paste.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UploadDesk</name>
    <message numerus="yes">
        <source>%n delivery(s) were refused.</source>
        <translation>
            <numerusform>%n delivery was refused.</numerusform>
            <numerusform>%n deliveries were refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message numerus="yes">
        <source>Move %n scene(s)</source>
        <translation>
            <numerusform>Move %n scene</numerusform>
            <numerusform>Move %n scenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n scene(s)</source>
        <translation>
            <numerusform>Duplicate %n scene</numerusform>
            <numerusform>Duplicate %n scenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n scene(s)</source>
        <translation>
            <numerusform>Delete %n scene</numerusform>
            <numerusform>Delete %n scenes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>%n scene(s)</source>
        <translation>
            <numerusform>%n scene</numerusform>
            <numerusform>%n scenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chapter(s)</source>
        <translation>
            <numerusform>%n chapter</numerusform>
            <numerusform>%n chapters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_ProblemCounts</name>
    <message numerus="yes">
        <source>No room for %n of the items</source>
        <translation>
            <numerusform>No room for %n of the items</numerusform>
            <numerusform>No room for %n of the items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) of this kind</source>
        <translation>
            <numerusform>%n problem of this kind</numerusform>
            <numerusform>%n problems of this kind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_TimelineCounts</name>
    <message numerus="yes">
        <source>Length of %n scene(s)</source>
        <translation>
            <numerusform>Length of %n scene</numerusform>
            <numerusform>Length of %n scenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n scene(s)</source>
        <translation>
            <numerusform>Move %n scene</numerusform>
            <numerusform>Move %n scenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scenes</source>
        <translation>
            <numerusform>%n scene</numerusform>
            <numerusform>%n scenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scene(s) selected.</source>
        <translation>
            <numerusform>%n scene selected.</numerusform>
            <numerusform>%n scenes selected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_VoiceCounts</name>
    <message numerus="yes">
        <source>%1 spoke %n scene(s) in place of %2.</source>
        <translation>
            <numerusform>%1 spoke %n scene in place of %2.</numerusform>
            <numerusform>%1 spoke %n scenes in place of %2.</numerusform>
        </translation>
    </message>
</context>
</TS>
