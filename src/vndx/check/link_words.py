"""What the rules of links say of themselves: message and remedy, each in English and in Vietnamese."""

from __future__ import annotations

RULES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "link-unrecorded": (
        ("nothing says who links this, and on what grounds", "không rõ ai liên kết, dựa vào đâu"),
        (
            "record it: a vndx:Link with the same subject, predicate and object, or take the triple out",
            "ghi lại: một vndx:Link cùng chủ thể, vị từ và đối tượng, hoặc bỏ bộ ba này",
        ),
    ),
    "link-unstated": (
        (
            "the link is recorded as one that holds, and the triple is not stated",
            "có ghi là liên kết đúng nhưng không có bộ ba",
        ),
        (
            'state the triple beside it, or mark the link with sssom:predicate_modifier "Not"',
            'nêu bộ ba bên cạnh, hoặc đánh dấu sssom:predicate_modifier "Not"',
        ),
    ),
    "link-graph": (
        ("a link stands in another named graph than that of its target", "liên kết nằm sai đồ thị có tên"),
        (
            "links to a graph stand in graph/links/{target}.trig, in the graph of that name",
            "liên kết tới một đồ thị nằm trong graph/links/{target}.trig, trong đồ thị cùng tên",
        ),
    ),
    "link-slot": (
        ("the link lacks what every link must say", "liên kết thiếu điều mà liên kết nào cũng phải nêu"),
        (
            "give it evidence, author and day, and the kind of what is found there",
            "nêu căn cứ, người tìm và ngày, và loại của đối tượng tìm thấy",
        ),
    ),
    "link-predicate": (
        ("no property that links", "không phải vị từ liên kết"),
        (
            "use owl:sameAs, skos:exactMatch, closeMatch, broadMatch, narrowMatch or relatedMatch",
            "dùng owl:sameAs, skos:exactMatch, closeMatch, broadMatch, narrowMatch hoặc relatedMatch",
        ),
    ),
    "link-justification": (
        ("no justification that SSSOM knows", "cách tìm ra không có trong SSSOM"),
        ("use one of the thirteen of semapv:", "dùng một trong mười ba giá trị của semapv:"),
    ),
    "link-confidence": (
        (
            "the confidence is missing, not from 0 to 1, or stands where nothing was found",
            "mức tin bị thiếu, ngoài khoảng 0 đến 1, hoặc đứng ở nơi không tìm thấy gì",
        ),
        (
            "give a decimal from 0 to 1; leave it out where nothing was found",
            "cho một số thập phân từ 0 đến 1; bỏ đi nếu không tìm thấy gì",
        ),
    ),
    "link-identifier": (
        ("not the form of an identifier of that graph", "không đúng dạng định danh của đồ thị kia"),
        (
            "correct the IRI, or the pattern in graph/reference/linked-graphs.trig",
            "sửa IRI, hoặc mẫu trong graph/reference/linked-graphs.trig",
        ),
    ),
    "link-pattern": (
        (
            "the form of its identifiers is no pattern, or one that may take for ever",
            "dạng định danh không phải mẫu hợp lệ, hoặc có thể khiến máy chạy mãi",
        ),
        (
            "write a plain regular expression: no group that repeats, at most two parts that do",
            "viết một biểu thức chính quy đơn giản: không nhóm nào lặp lại, nhiều nhất hai phần lặp",
        ),
    ),
    "link-grounds": (
        (
            "the grounds do not speak of this identifier",
            "căn cứ không nói gì đến định danh này",
        ),
        (
            "quote what says so, with the identifier; if it says another one, the link is wrong",
            "trích đúng chỗ nêu định danh; nếu chỗ ấy nêu định danh khác thì liên kết sai",
        ),
    ),
    "link-change": (
        (
            "what a thing was made from, or what was made of it, is linked to the same thing there",
            "đơn vị trước hoặc sau khi thay đổi cũng liên kết với đúng đối tượng ấy bên kia",
        ),
        (
            "one of the two is wrong: find the thing there of that very time, or use skos:relatedMatch",
            "một trong hai là sai: hãy tìm đối tượng của đúng thời gian đó, hoặc dùng skos:relatedMatch",
        ),
    ),
    "link-name": (
        ("the name of the link does not follow from what it links", "tên liên kết không suy ra từ nội dung"),
        ("rename it to the value shown", "đổi tên thành giá trị đã nêu"),
    ),
    "link-kind": (
        (
            "a thing of one kind is linked to a thing of another",
            "đối tượng loại này được liên kết với đối tượng loại khác",
        ),
        ("find the right one, or correct its kind", "tìm đúng đối tượng, hoặc sửa loại"),
    ),
    "link-same": (
        (
            "owl:sameAs on a concept, or on a thing that was merged or divided",
            "owl:sameAs cho khái niệm, hoặc cho đối tượng đã sáp nhập hay tách ra",
        ),
        (
            "use skos:exactMatch for the same concept or unit, skos:closeMatch where the time differs",
            "dùng skos:exactMatch cho cùng khái niệm hay đơn vị, skos:closeMatch nếu khác thời gian",
        ),
    ),
    "link-shared": (
        (
            "two things here are said to be one thing there",
            "hai đối tượng ở đây được coi là cùng một đối tượng bên kia",
        ),
        (
            "keep the one that holds; for a predecessor or successor use skos:closeMatch",
            "giữ liên kết đúng; với đơn vị trước hay sau nó dùng skos:closeMatch",
        ),
    ),
    "link-twice": (
        (
            "one thing here is said to be two things of one graph",
            "một đối tượng ở đây được coi là hai đối tượng của cùng một đồ thị",
        ),
        ("keep the one that holds, refuse the other", "giữ liên kết đúng, loại liên kết kia"),
    ),
    "link-rejected": (
        ("a link that was refused before", "liên kết đã bị loại trước đây"),
        (
            "take it out; to change the judgement, change its record",
            "bỏ đi; muốn đổi nhận định thì sửa chính bản ghi",
        ),
    ),
    "link-none": (
        ("nothing was found, and yet there is a link", "ghi là không tìm thấy mà lại có liên kết"),
        (
            "take out the record with sssom:NoTermFound",
            "bỏ bản ghi có sssom:NoTermFound",
        ),
    ),
    "code-list": (
        (
            "a code of a place that does not say from which list, and which version of it",
            "mã địa phương không nêu danh mục nào, bản nào",
        ),
        (
            'type it by its list, as in "52"^^code:codelist-gso-2025: in 2025 codes went to other units',
            'ghi kiểu theo danh mục, như "52"^^code:codelist-gso-2025: năm 2025 mã đã chuyển cho đơn vị khác',
        ),
    ),
}
