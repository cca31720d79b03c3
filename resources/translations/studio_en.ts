<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
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
    <name>ScriptDesk</name>
    <message numerus="yes">
        <source>Imported “%1”: %n scene(s).</source>
        <translation>
            <numerusform>Imported “%1”: %n scene.</numerusform>
            <numerusform>Imported “%1”: %n scenes.</numerusform>
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
</TS>
