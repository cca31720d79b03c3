<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About CTRLF Studio</source>
        <translation>CTRLF Studio 정보</translation>
    </message>
    <message>
        <source>Training scripts become narrated, captioned films, offline.</source>
        <translation>교육 대본을 내레이션과 자막이 있는 영상으로 만듭니다. 오프라인에서.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>GNU 일반 공중 사용 허가서 3판 이상을 따르는 자유 소프트웨어입니다.</translation>
    </message>
    <message>
        <source>Speech by eSpeak NG, pictures by Qt, film by FFmpeg, letters by Pretendard.</source>
        <translation>음성 eSpeak NG, 그림 Qt, 영상 FFmpeg, 글꼴 Pretendard.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Import script...</source>
        <translation>대본 가져오기...</translation>
    </message>
    <message>
        <source>Export script...</source>
        <translation>대본 내보내기...</translation>
    </message>
    <message>
        <source>New script</source>
        <translation>새 대본</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>예제 열기</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>New scene</source>
        <translation>새 장면</translation>
    </message>
    <message>
        <source>New chapter</source>
        <translation>새 장</translation>
    </message>
    <message>
        <source>Split scene at cursor</source>
        <translation>커서에서 장면 나누기</translation>
    </message>
    <message>
        <source>Merge with scene before</source>
        <translation>앞 장면과 합치기</translation>
    </message>
    <message>
        <source>Move scene up</source>
        <translation>장면 위로</translation>
    </message>
    <message>
        <source>Move scene down</source>
        <translation>장면 아래로</translation>
    </message>
    <message>
        <source>Duplicate scene</source>
        <translation>장면 복제</translation>
    </message>
    <message>
        <source>Delete scene</source>
        <translation>장면 삭제</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>라이브러리 검색</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>다음 문제</translation>
    </message>
    <message>
        <source>Submit for review</source>
        <translation>검토 요청</translation>
    </message>
    <message>
        <source>Withdraw from review</source>
        <translation>검토 요청 거두기</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Send back...</source>
        <translation>반려...</translation>
    </message>
    <message>
        <source>Edit as new draft</source>
        <translation>새 초안으로 편집</translation>
    </message>
    <message>
        <source>Make film</source>
        <translation>영상 만들기</translation>
    </message>
    <message>
        <source>Hear scene</source>
        <translation>장면 듣기</translation>
    </message>
    <message>
        <source>Cancel job</source>
        <translation>작업 취소</translation>
    </message>
    <message>
        <source>Retry job</source>
        <translation>작업 다시 시도</translation>
    </message>
    <message>
        <source>Open film</source>
        <translation>영상 열기</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>폴더 보기</translation>
    </message>
    <message>
        <source>Copy error</source>
        <translation>오류 복사</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Preview on the whole screen</source>
        <translation>전체 화면으로 미리보기</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>메뉴 열기</translation>
    </message>
    <message>
        <source>Do anything...</source>
        <translation>명령 찾기...</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>About CTRLF Studio</source>
        <translation>CTRLF Studio 정보</translation>
    </message>
</context>
<context>
    <name>ChapterHeading</name>
    <message>
        <source>%1</source>
        <comment>number of a chapter</comment>
        <translation>%1장</translation>
    </message>
    <message>
        <source>Title of chapter %1</source>
        <translation>%1장 제목</translation>
    </message>
    <message>
        <source>Chapter title</source>
        <translation>장 제목</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>무엇을 하시겠습니까?</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>찾은 명령</translation>
    </message>
</context>
<context>
    <name>FilmDesk</name>
    <message>
        <source>A film of “%1” is already being made.</source>
        <translation>‘%1’ 영상은 이미 만드는 중입니다.</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it in the job queue.</source>
        <translation>끝나기를 기다리거나 작업 대기열에서 취소하십시오.</translation>
    </message>
    <message>
        <source>This film is a draft with a watermark: the script is not approved.</source>
        <translation>대본이 승인되지 않아 워터마크가 있는 초안 영상을 만듭니다.</translation>
    </message>
    <message>
        <source>Approve the script and make the film again for delivery.</source>
        <translation>납품하려면 대본을 승인한 뒤 다시 만드십시오.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>복사했습니다.</translation>
    </message>
    <message>
        <source>No program here shows folders</source>
        <translation>폴더를 보여 줄 프로그램이 없습니다</translation>
    </message>
    <message>
        <source>No program here opens %1</source>
        <translation>%1 파일을 열 프로그램이 없습니다</translation>
    </message>
    <message>
        <source>The film “%1” is ready.</source>
        <translation>‘%1’ 영상이 준비되었습니다.</translation>
    </message>
    <message>
        <source>Open film</source>
        <translation>영상 열기</translation>
    </message>
    <message>
        <source>The film “%1” could not be made.</source>
        <translation>‘%1’ 영상을 만들지 못했습니다.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>다시 시도</translation>
    </message>
    <message numerus="yes">
        <source>%n film(s) were interrupted when the studio ended.</source>
        <translation>
            <numerusform>스튜디오가 끝나면서 영상 %n편이 중단되었습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry goes on where each stopped.</source>
        <translation>다시 시도하면 멈춘 곳에서 이어 갑니다.</translation>
    </message>
</context>
<context>
    <name>FullSize</name>
    <message>
        <source>Preview</source>
        <translation>미리보기</translation>
    </message>
    <message>
        <source>Preview in full size</source>
        <translation>전체 화면 미리보기</translation>
    </message>
</context>
<context>
    <name>JobTexts</name>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Open film</source>
        <translation>영상 열기</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>폴더 보기</translation>
    </message>
    <message>
        <source>Copy error</source>
        <translation>오류 복사</translation>
    </message>
    <message>
        <source>Canceling...</source>
        <translation>취소하는 중...</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>시작 전</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>차례를 기다리는 중</translation>
    </message>
    <message>
        <source>Retry continues where it stopped.</source>
        <translation>다시 시도하면 멈춘 곳에서 이어 갑니다.</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>초안</translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>%1 running · %2 waiting</source>
        <translation>실행 %1 · 대기 %2</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>No films yet</source>
        <translation>아직 영상이 없습니다</translation>
    </message>
    <message>
        <source>Make film (Ctrl+R) puts the open script in this queue.</source>
        <translation>영상 만들기(Ctrl+R)를 누르면 열린 대본이 여기에 들어옵니다.</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Play or pause (preview, timeline)</source>
        <translation>재생·일시정지 (미리보기, 타임라인)</translation>
    </message>
    <message>
        <source>Slower and back, faster</source>
        <translation>느리게·뒤로, 빠르게</translation>
    </message>
    <message>
        <source>One frame, one second</source>
        <translation>한 프레임, 1초</translation>
    </message>
    <message>
        <source>Start and end of the film</source>
        <translation>영상의 처음과 끝</translation>
    </message>
    <message>
        <source>Merge at the start of a narration</source>
        <translation>내레이션 맨 앞에서 합치기</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>내보내기...</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>라이브러리 검색</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>대본</translation>
    </message>
    <message>
        <source>No scripts yet</source>
        <translation>아직 대본이 없습니다</translation>
    </message>
    <message>
        <source>Import a JSON file, or drop it anywhere in the window.</source>
        <translation>JSON 파일을 가져오거나 창 아무 곳에나 끌어다 놓으십시오.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>찾은 것이 없습니다</translation>
    </message>
    <message>
        <source>Try another word.</source>
        <translation>다른 낱말로 찾아보십시오.</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>가져오기...</translation>
    </message>
    <message>
        <source>New</source>
        <translation>새로 쓰기</translation>
    </message>
    <message>
        <source>New script</source>
        <translation>새 대본</translation>
    </message>
    <message>
        <source>Import a script</source>
        <translation>대본 가져오기</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>대본</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리보기</translation>
    </message>
    <message>
        <source>Scene timeline</source>
        <translation>장면 타임라인</translation>
    </message>
    <message>
        <source>Job queue</source>
        <translation>작업 대기열</translation>
    </message>
    <message>
        <source>A film is being made.</source>
        <translation>영상을 만드는 중입니다.</translation>
    </message>
    <message>
        <source>Stopping keeps what is finished: a retry goes on from there.</source>
        <translation>멈추어도 끝난 부분은 남고, 다시 시도하면 이어 갑니다.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>멈추고 닫기</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>Fi&amp;lm</source>
        <translation>영상(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>language</comment>
        <translation>시스템 설정대로</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Dawn</source>
        <translation>새벽</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>종이</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>고대비</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>브랜드</translation>
    </message>
    <message>
        <source>theme “%1”</source>
        <translation>테마 ‘%1’</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리보기</translation>
    </message>
    <message>
        <source>Picture at the playhead</source>
        <translation>재생 위치의 화면</translation>
    </message>
    <message>
        <source>Open or import a script, and its film plays here.</source>
        <translation>대본을 열거나 가져오면 여기에서 영상이 재생됩니다.</translation>
    </message>
    <message>
        <source>Write a scene, and its picture appears here.</source>
        <translation>장면을 쓰면 여기에 화면이 나타납니다.</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>Say why this script goes back.</source>
        <translation>이 대본을 반려하는 까닭을 적으십시오.</translation>
    </message>
    <message>
        <source>In review: the text is locked until somebody decides.</source>
        <translation>검토 중: 결정될 때까지 글이 잠겨 있습니다.</translation>
    </message>
    <message>
        <source>Approved: this text is kept as it is.</source>
        <translation>승인됨: 이 글은 그대로 보존됩니다.</translation>
    </message>
    <message>
        <source>Your next change starts a new draft; the approved text stays.</source>
        <translation>다음 수정부터 새 초안이 됩니다. 승인된 글은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Sent back: %1</source>
        <translation>반려됨: %1</translation>
    </message>
    <message>
        <source>Edit as new draft</source>
        <translation>새 초안으로 편집</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>거두기</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Send back...</source>
        <translation>반려...</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>반려</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>What should be changed?</source>
        <translation>무엇을 고쳐야 합니까?</translation>
    </message>
    <message>
        <source>Reason for sending back</source>
        <translation>반려 사유</translation>
    </message>
</context>
<context>
    <name>SceneCard</name>
    <message>
        <source>No narration: a silent scene</source>
        <translation>내레이션 없음: 소리 없는 장면</translation>
    </message>
    <message>
        <source>%1 characters of narration</source>
        <translation>내레이션 %1자</translation>
    </message>
    <message>
        <source>Caption %1 chars/s</source>
        <translation>자막 %1자/초</translation>
    </message>
    <message>
        <source>Scene %1</source>
        <translation>장면 %1</translation>
    </message>
    <message>
        <source>Narration of scene %1</source>
        <translation>장면 %1 내레이션</translation>
    </message>
    <message>
        <source>On-screen text of scene %1</source>
        <translation>장면 %1 화면 글</translation>
    </message>
    <message>
        <source>Minimum length of scene %1</source>
        <translation>장면 %1 최소 길이</translation>
    </message>
    <message>
        <source>More for scene %1</source>
        <translation>장면 %1 더 보기</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>들려줄 말</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>보여줄 글</translation>
    </message>
    <message>
        <source>at least </source>
        <comment>before seconds</comment>
        <translation>최소 </translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation>초</translation>
    </message>
    <message>
        <source>no minimum</source>
        <translation>최소 없음</translation>
    </message>
    <message>
        <source>The least this scene lasts, even where less is said</source>
        <translation>말이 짧아도 이 장면이 지속되는 최소 시간</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>나누기</translation>
    </message>
    <message>
        <source>Split the scene between two sentences</source>
        <translation>두 문장 사이에서 장면을 나눕니다</translation>
    </message>
</context>
<context>
    <name>ScriptDesk</name>
    <message>
        <source>Import script</source>
        <translation>대본 가져오기</translation>
    </message>
    <message>
        <source>Scripts (*.json)</source>
        <translation>대본 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Phishing awareness</source>
        <translation>피싱 메일 대응</translation>
    </message>
    <message numerus="yes">
        <source>Imported “%1”: %n scene(s).</source>
        <translation>
            <numerusform>‘%1’을(를) 가져왔습니다: %n장면.</numerusform>
        </translation>
    </message>
    <message>
        <source>Untitled training</source>
        <translation>제목 없는 교육</translation>
    </message>
    <message>
        <source>Export script</source>
        <translation>대본 내보내기</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>%1(으)로 내보냈습니다</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>‘%1’을(를) 삭제할까요?</translation>
    </message>
    <message>
        <source>Films that were made from it stay.</source>
        <translation>이 대본으로 만든 영상은 남습니다.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
</context>
<context>
    <name>ScriptPanel</name>
    <message>
        <source>New scene</source>
        <translation>새 장면</translation>
    </message>
    <message>
        <source>New chapter</source>
        <translation>새 장</translation>
    </message>
    <message>
        <source>Split scene</source>
        <translation>장면 나누기</translation>
    </message>
    <message>
        <source>Merge scenes</source>
        <translation>장면 합치기</translation>
    </message>
    <message>
        <source>Move scene</source>
        <translation>장면 옮기기</translation>
    </message>
    <message>
        <source>Duplicate scene</source>
        <translation>장면 복제</translation>
    </message>
    <message>
        <source>Delete scene</source>
        <translation>장면 삭제</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>내레이션</translation>
    </message>
    <message>
        <source>On-screen text</source>
        <translation>화면 글</translation>
    </message>
    <message>
        <source>Minimum length</source>
        <translation>최소 길이</translation>
    </message>
    <message>
        <source>Chapter title</source>
        <translation>장 제목</translation>
    </message>
    <message>
        <source>No script is open</source>
        <translation>열린 대본이 없습니다</translation>
    </message>
    <message>
        <source>Choose one in the library, drop a JSON file here, or begin with one of these.</source>
        <translation>라이브러리에서 고르거나, JSON 파일을 끌어다 놓거나, 아래에서 시작하십시오.</translation>
    </message>
    <message>
        <source>Scenes of the script</source>
        <translation>대본의 장면</translation>
    </message>
    <message>
        <source>Import script...</source>
        <translation>대본 가져오기...</translation>
    </message>
    <message>
        <source>New script</source>
        <translation>새 대본</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>예제 열기</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>문제 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>문제 없음</translation>
    </message>
    <message>
        <source>Go to the next problem (F8)</source>
        <translation>다음 문제로 가기 (F8)</translation>
    </message>
    <message>
        <source>Scene %1</source>
        <translation>장면 %1</translation>
    </message>
    <message>
        <source>caption %1 of %2</source>
        <translation>캡션 %1/%2</translation>
    </message>
    <message>
        <source>Voices ready %1/%2</source>
        <translation>목소리 준비 %1/%2</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>오프라인으로 작업</translation>
    </message>
</context>
<context>
    <name>TimelineStrip</name>
    <message>
        <source>Scene timeline</source>
        <translation>장면 타임라인</translation>
    </message>
    <message>
        <source>Scenes appear here in the order of the film once something is written.</source>
        <translation>글을 쓰면 장면이 영상 순서대로 나타납니다.</translation>
    </message>
    <message>
        <source>Open or import a script to see its scenes in time.</source>
        <translation>대본을 열거나 가져오면 장면이 시간 순서로 보입니다.</translation>
    </message>
    <message>
        <source>Captions appear here once the speech is made.</source>
        <translation>음성이 만들어지면 여기에 자막이 나타납니다.</translation>
    </message>
    <message>
        <source>Length of scene %1</source>
        <translation>장면 %1 길이</translation>
    </message>
    <message>
        <source>%1, as long as the narration</source>
        <translation>%1, 내레이션만큼</translation>
    </message>
    <message>
        <source>Scene %1 · %2</source>
        <translation>장면 %1 · %2</translation>
    </message>
    <message>
        <source>Drag to set the least length ([ and ] change it by half a second).</source>
        <translation>끌어서 최소 길이를 정합니다 ([ 와 ] 는 0.5초씩 바꿉니다).</translation>
    </message>
    <message>
        <source>Estimated: the speech is not made yet.</source>
        <translation>추정치: 음성이 아직 없습니다.</translation>
    </message>
    <message>
        <source>No scenes yet.</source>
        <translation>아직 장면이 없습니다.</translation>
    </message>
    <message>
        <source>Scene %1 of %2, at %3 of %4. Arrows move a frame, Shift+arrows a second, Ctrl+arrows a scene.</source>
        <translation>장면 %1/%2, 위치 %3/%4. 화살표는 한 프레임, Shift+화살표는 1초, Ctrl+화살표는 한 장면을 옮깁니다.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>No script open</source>
        <translation>열린 대본 없음</translation>
    </message>
    <message>
        <source>%1 · rev %2</source>
        <comment>state and revision of a script</comment>
        <translation>%1 · %2차</translation>
    </message>
    <message>
        <source>Saving...</source>
        <translation>저장 중...</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>저장 안 됨</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>저장됨</translation>
    </message>
    <message>
        <source>Saved just now</source>
        <translation>방금 저장됨</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>저장됨 %1</translation>
    </message>
    <message>
        <source>Make film</source>
        <translation>영상 만들기</translation>
    </message>
    <message>
        <source>Make the film for delivery (Ctrl+R)</source>
        <translation>납품용 영상을 만듭니다 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Make a watermarked draft of the film (Ctrl+R); approve the script for delivery</source>
        <translation>워터마크가 있는 초안 영상을 만듭니다 (Ctrl+R). 납품하려면 대본을 승인하십시오</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>메뉴 (F10)</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>Arrange the window for writing (Ctrl+1)</source>
        <translation>쓰기에 맞게 창 배치 (Ctrl+1)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Arrange the window for timing (Ctrl+2)</source>
        <translation>시간 맞추기에 맞게 창 배치 (Ctrl+2)</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Arrange the window for review (Ctrl+3)</source>
        <translation>검토에 맞게 창 배치 (Ctrl+3)</translation>
    </message>
    <message>
        <source>Submit for review</source>
        <translation>검토 요청</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Approve these words for delivery</source>
        <translation>이 글을 납품용으로 승인합니다</translation>
    </message>
    <message>
        <source>Send back...</source>
        <translation>반려...</translation>
    </message>
    <message>
        <source>Send the script back with a reason</source>
        <translation>사유를 적어 대본을 돌려보냅니다</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>%1 (Space)</source>
        <translation>%1 (Space)</translation>
    </message>
    <message>
        <source>Previous scene (Ctrl+Left)</source>
        <translation>이전 장면 (Ctrl+←)</translation>
    </message>
    <message>
        <source>Next scene (Ctrl+Right)</source>
        <translation>다음 장면 (Ctrl+→)</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>Captions (C)</source>
        <translation>자막 (C)</translation>
    </message>
    <message>
        <source>The captions are part of this film&apos;s picture</source>
        <translation>이 영상에는 자막이 화면에 들어 있습니다</translation>
    </message>
    <message>
        <source>Full size (F11)</source>
        <translation>전체 화면 (F11)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Speed (J slower, L faster)</source>
        <translation>속도 (J 느리게, L 빠르게)</translation>
    </message>
    <message>
        <source>Position in the film</source>
        <translation>영상에서의 위치</translation>
    </message>
    <message>
        <source>Length of the film</source>
        <translation>영상 길이</translation>
    </message>
</context>
<context>
    <name>ZoomBar</name>
    <message>
        <source>Show the whole film (0)</source>
        <translation>영상 전체 보기 (0)</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>축소 (−)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>확대 (+)</translation>
    </message>
    <message>
        <source>Zoom of the timeline</source>
        <translation>타임라인 확대</translation>
    </message>
    <message>
        <source>Zoom (Ctrl+wheel over the timeline)</source>
        <translation>확대 (타임라인에서 Ctrl+휠)</translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>%n scene(s)</source>
        <translation>
            <numerusform>%n장면</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chapter(s)</source>
        <translation>
            <numerusform>%n장</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Strip</name>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1분 %2초</translation>
    </message>
    <message>
        <source>%1 chars</source>
        <translation>%1자</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>%1초 남음</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>%1분 남음</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>어제 %1</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>초안</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>검토 중</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>승인됨</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>반려됨</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Key points</source>
        <translation>핵심 사항</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>도식</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>사례</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>Highlighted text</source>
        <translation>강조 문장</translation>
    </message>
    <message>
        <source>Full picture</source>
        <translation>전체 그림</translation>
    </message>
</context>
</TS>
